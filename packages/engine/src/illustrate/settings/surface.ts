import { type Hex, mix, shade, veil } from '../palette/colour.ts';
import { polygon, wash } from './motifs.ts';
import { type Brush, between, type Scene } from './scene.ts';

/** The colour of what subjects stand on: that of the material asked for, or the given one; darker by night. */
export function surfaceColour({ materials, palette }: Scene, otherwise: Hex): Hex {
  const byMaterial: Partial<Record<string, Hex>> = {
    wood: '#b98452',
    marble: '#eeece9',
    concrete: '#b9b9b6',
    metal: '#aeb4bc',
    stone: '#a59b90',
    paper: '#d8b98f',
    fabric: '#e0d4c4',
    glass: '#d4e6ea',
  };
  const known = materials.map((material) => byMaterial[material]).find(Boolean);
  const colour = known ? mix(known, palette.ground, 0.15) : otherwise;
  return palette.light === 'night' ? mix(colour, palette.deep, 0.5) : colour;
}

/** A surface that runs away from the eye: boards of wood, veins of marble, or plain with a sheen. */
export function boards(brush: Brush, scene: Scene, colour: Hex, top: number): void {
  wash(brush, scene, shade(colour, 0.03), shade(colour, -0.06), top, scene.height);
  if (scene.materials.includes('marble')) veins(brush, scene, colour, top);
  else if (!scene.materials.includes('concrete')) seams(brush, scene, colour, top);
}

function seams(brush: Brush, { width, height, random }: Scene, colour: Hex, top: number): void {
  const vanishX = width / 2;
  const vanishY = top - (height - top) * 1.6;
  const count = 11;
  for (let i = 0; i < count; i++) {
    const footLeft = width * (-0.6 + (2.2 * i) / count);
    const footRight = width * (-0.6 + (2.2 * (i + 1)) / count);
    const at = (foot: number, y: number) => vanishX + (foot - vanishX) * ((y - vanishY) / (height - vanishY));
    const tone = shade(colour, between(random, -0.03, 0.03));
    polygon(
      brush,
      [
        [at(footLeft, top), top],
        [at(footRight, top), top],
        [footRight, height],
        [footLeft, height],
      ],
      veil(tone, 0.75),
    );
    polygon(
      brush,
      [
        [at(footLeft, top), top],
        [at(footLeft, top) + 1.2, top],
        [footLeft + 2.4, height],
        [footLeft, height],
      ],
      veil(shade(colour, -0.16), 0.5),
    );
  }
}

function veins(brush: Brush, { width, height, unit, random }: Scene, colour: Hex, top: number): void {
  brush.lineCap = 'round';
  for (let i = 0; i < 9; i++) {
    brush.strokeStyle = veil(shade(colour, -0.2), between(random, 0.15, 0.4));
    brush.lineWidth = unit * between(random, 0.001, 0.004);
    brush.beginPath();
    let x = width * between(random, -0.1, 1);
    let y = between(random, top, height);
    brush.moveTo(x, y);
    for (let step = 0; step < 6; step++) {
      x += unit * between(random, 0.03, 0.12);
      y = Math.max(top, y + unit * between(random, -0.03, 0.045));
      brush.lineTo(x, y);
    }
    brush.stroke();
  }
}
