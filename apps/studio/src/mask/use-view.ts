import { useCallback, useEffect, useState } from 'react';
import type { Point } from './mask.ts';
import type { Size } from './mask-pixels.ts';
import { ZOOM_RANGE } from './mask-tools.ts';

/** Where the picture lies in its frame, in screen pixels, and how large one of its pixels is. */
export interface View {
  scale: number;
  x: number;
  y: number;
}

const MARGIN_PX = 16;

/**
 * Zooming and panning of a picture in a frame. It fits the frame until somebody zooms.
 * @param frame null until it is there: windows over the page come a moment later
 */
export function useView(frame: HTMLElement | null, picture: Size) {
  const [room, setRoom] = useState<Size>({ width: 0, height: 0 });
  const [chosen, setChosen] = useState<View | null>(null);
  useEffect(() => {
    if (frame === null) return;
    const observer = new ResizeObserver(() =>
      setRoom({ width: frame.clientWidth, height: frame.clientHeight }),
    );
    observer.observe(frame);
    return () => observer.disconnect();
  }, [frame]);
  const view = chosen ?? fitted(room, picture);
  const zoom = useCallback(
    (factor: number, around: Point = { x: room.width / 2, y: room.height / 2 }) =>
      setChosen((before) => zoomed(before ?? fitted(room, picture), factor, around)),
    [room, picture],
  );
  const pan = useCallback(
    (dx: number, dy: number) =>
      setChosen((before) => {
        const { scale, x, y } = before ?? fitted(room, picture);
        return { scale, x: x + dx, y: y + dy };
      }),
    [room, picture],
  );
  return { room, view, zoom, pan, fit: () => setChosen(null) };
}

function fitted(room: Size, picture: Size): View {
  const scale = Math.max(
    0.01,
    Math.min(
      (room.width - MARGIN_PX) / picture.width,
      (room.height - MARGIN_PX) / picture.height,
      ZOOM_RANGE.max,
    ),
  );
  return {
    scale,
    x: (room.width - picture.width * scale) / 2,
    y: (room.height - picture.height * scale) / 2,
  };
}

/** What lies under `around` stays there. */
function zoomed({ scale, x, y }: View, factor: number, around: Point): View {
  const next = Math.min(ZOOM_RANGE.max, Math.max(ZOOM_RANGE.min, scale * factor));
  const change = next / scale;
  return { scale: next, x: around.x - (around.x - x) * change, y: around.y - (around.y - y) * change };
}
