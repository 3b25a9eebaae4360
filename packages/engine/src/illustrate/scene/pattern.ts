import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { pictureArt } from '../art/picture-art.ts';
import { mix } from '../palette/colour.ts';
import type { Brief } from '../prompt/read-prompt.ts';
import { COMPANIONS, themeOf } from '../prompt/subject-index.ts';
import { disc } from '../settings/motifs.ts';
import { leaf } from '../settings/plants.ts';
import type { Scene } from '../settings/scene.ts';
import type { SubjectStyle } from './subjects.ts';

/** Tiles along the shorter side. */
const TILES = 2;
const CELLS = 3;
const ART_SHARE = 0.66;

/** Covers the canvas with a repeating pattern of the things of the prompt; edges of the tile meet. */
export async function tilePattern(
  canvas: Canvas,
  brief: Brief,
  scene: Scene,
  style: SubjectStyle,
): Promise<void> {
  const across = Math.max(1, Math.round((scene.width / scene.unit) * TILES));
  const down = Math.max(1, Math.round((scene.height / scene.unit) * TILES));
  const tile = await drawTile(
    Math.ceil(Math.max(scene.width / across, scene.height / down)),
    brief,
    scene,
    style,
  );
  const brush = canvas.getContext('2d');
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      brush.drawImage(
        tile,
        (column * scene.width) / across,
        (row * scene.height) / down,
        scene.width / across,
        scene.height / down,
      );
    }
  }
}

async function drawTile(
  px: number,
  brief: Brief,
  { palette, random }: Scene,
  style: SubjectStyle,
): Promise<Canvas> {
  const tile = createCanvas(px, px);
  const brush = tile.getContext('2d');
  brush.fillStyle = mix(palette.field, palette.air, 0.35);
  brush.fillRect(0, 0, px, px);
  const motifs = motifsOf(brief);
  const cell = px / CELLS;
  for (let row = 0; row < CELLS; row++) {
    for (let column = 0; column < CELLS; column++) {
      // Every other row is moved by half a cell; what leaves the tile on the right comes in on the left.
      const x = (column + 0.5 + (row % 2) * 0.5) * cell;
      const y = (row + 0.5) * cell;
      const motif = motifs[(row * CELLS + column) % motifs.length];
      const art = motif
        ? await pictureArt({
            name: motif.name,
            set: style.art,
            sizePx: cell * ART_SHARE,
            colour: motif.colour,
          })
        : null;
      const turn = (random() - 0.5) * 0.7;
      for (const wrap of [0, -px]) {
        brush.save();
        brush.translate(x + wrap, y);
        brush.rotate(turn);
        if (art) brush.drawImage(art.canvas, -art.canvas.width / 2, -art.canvas.height / 2);
        else leaf(brush, -cell * 0.3, 0, cell * 0.6, 0, palette.leaf);
        brush.restore();
        disc(brush, x + wrap + cell * 0.5, y + cell * 0.1, cell * 0.035, palette.accent);
        leaf(brush, x + wrap + cell * 0.44, y - cell * 0.2, cell * 0.15, -0.8 + turn, palette.leaf);
      }
    }
  }
  return tile;
}

function motifsOf(brief: Brief): { name: string; colour: string | null }[] {
  const asked = brief.subjects.flatMap(({ art, colour }) => art.map((name) => ({ name, colour })));
  const theme = asked.map((one) => themeOf(one.name)).find(Boolean);
  const added = (theme ? (COMPANIONS[theme]?.companions ?? []) : []).slice(0, Math.max(0, 4 - asked.length));
  return [...asked, ...added.map((name) => ({ name, colour: null }))];
}
