/** Garments drawn for tests: where neck, armpits, cuffs and hem lie is known. Right half and left half mirror each other. */
export interface DrawnGarment {
  readonly svg: string;
  /** The same drawing at half the size: all that the cutting itself needs. */
  readonly smallSvg: string;
  /** Column of the middle. */
  readonly axis: number;
  /** Distance of neck-shoulder points and armpits from the axis, and their rows. */
  readonly neck: Place;
  readonly armpit: Place;
  readonly hemRow: number;
  /** Depth of the front's neckline below the neck points. */
  readonly neckDepth: number;
  /** Middle of the cuff, where there is a sleeve. */
  readonly cuff?: Place;
}

/** Distance from the axis, and row. */
type Place = readonly [fromAxis: number, row: number];

const WIDTH = 900;
const AXIS = WIDTH / 2;
const INSIDE = '#24405f';

interface Pattern {
  readonly height: number;
  readonly cloth: string;
  /** Outline of the right half from the neck point outwards and down to the hem's middle. */
  readonly half: readonly Place[];
  /** The front neckline from one neck point to the other, and whether the inside of the back shows above it. */
  readonly neckDepth: number;
  readonly neckShape?: 'round' | 'v';
  readonly showsBack?: boolean;
  /** Drawn over the cloth. */
  readonly print?: string;
  /** Indices into `half`. */
  readonly armpit: number;
  readonly cuff?: readonly [number, number];
}

function drawn(pattern: Pattern): DrawnGarment {
  const { height, cloth, half, neckDepth, neckShape = 'round', showsBack = true, print = '' } = pattern;
  const neck = half[0]!;
  const to = (sign: 1 | -1) => half.map(([x, y]) => `${AXIS + sign * x} ${y}`);
  const left = AXIS - neck[0];
  const right = AXIS + neck[0];
  const curve =
    neckShape === 'v'
      ? `L${AXIS} ${neck[1] + neckDepth} L${right} ${neck[1]}`
      : `Q${AXIS} ${neck[1] + 2 * neckDepth} ${right} ${neck[1]}`;
  const body = `M${to(-1).toReversed().join(' L')} ${curve} L${to(1).join(' L')} Z`;
  const back = `M${left} ${neck[1]} Q${AXIS} ${neck[1] + 16} ${right} ${neck[1]} L${right} ${neck[1] + neckDepth + 4} L${left} ${neck[1] + neckDepth + 4} Z`;
  const cuffEnds = pattern.cuff?.map((index) => half[index]!);
  const at = (scale: number) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH * scale}" height="${height * scale}">
      ${showsBack ? `<path d="${back}" fill="${INSIDE}"/>` : ''}
      <clipPath id="cloth"><path d="${body}"/></clipPath><path d="${body}" fill="${cloth}"/>
      <g clip-path="url(#cloth)">${print}</g></svg>`;
  return {
    svg: at(1),
    smallSvg: at(0.5),
    axis: AXIS,
    neck,
    armpit: half[pattern.armpit]!,
    hemRow: Math.max(...half.slice(pattern.armpit).map(([, y]) => y)),
    neckDepth,
    ...(cuffEnds && {
      cuff: [(cuffEnds[0]![0] + cuffEnds[1]![0]) / 2, (cuffEnds[0]![1] + cuffEnds[1]![1]) / 2] as const,
    }),
  };
}

const CHEST: Place = [170, 330];
const DISC = `<circle cx="${AXIS}" cy="420" r="70" fill="#f2b632"/>`;

export const DRAWN_GARMENTS = {
  tee: drawn({
    height: 820,
    cloth: '#3f7ab5',
    half: [[72, 90], [165, 122], [300, 290], [222, 346], CHEST, [172, 740], [0, 740]],
    neckDepth: 62,
    print: DISC,
    armpit: 4,
    cuff: [2, 3],
  }),
  vNeck: drawn({
    height: 820,
    cloth: '#7c3a55',
    half: [[78, 90], [165, 122], [300, 290], [222, 346], CHEST, [172, 740], [0, 740]],
    neckDepth: 150,
    neckShape: 'v',
    armpit: 4,
    cuff: [2, 3],
  }),
  longSleeve: drawn({
    height: 820,
    cloth: '#557a46',
    half: [[72, 90], [165, 122], [400, 560], [336, 596], CHEST, [172, 720], [0, 720]],
    neckDepth: 62,
    armpit: 4,
    cuff: [2, 3],
  }),
  hangingSleeve: drawn({
    height: 860,
    cloth: '#6d5a8c',
    half: [
      [72, 90],
      [170, 124],
      [262, 330],
      [276, 742],
      [206, 746],
      [180, 340],
      [172, 336],
      [176, 720],
      [0, 720],
    ],
    neckDepth: 62,
    armpit: 6,
    cuff: [3, 4],
  }),
  bellSleeve: drawn({
    height: 820,
    cloth: '#b5713f',
    half: [[80, 90], [160, 120], [318, 360], [430, 560], [270, 640], [232, 420], CHEST, [172, 700], [0, 700]],
    neckDepth: 70,
    armpit: 6,
    cuff: [3, 4],
  }),
  tank: drawn({
    height: 820,
    cloth: '#c24a3a',
    half: [
      [72, 90],
      [112, 96],
      [118, 230],
      [140, 300],
      [172, 332],
      [176, 740],
      [0, 740],
    ],
    neckDepth: 110,
    showsBack: false,
    armpit: 4,
  }),
  camisole: drawn({
    height: 760,
    cloth: '#2f8f83',
    half: [
      [92, 70],
      [102, 70],
      [108, 270],
      [140, 300],
      [165, 340],
      [180, 690],
      [0, 690],
    ],
    neckDepth: 228,
    showsBack: false,
    armpit: 4,
  }),
  hoodie: drawn({
    height: 880,
    cloth: '#8a8f98',
    half: [
      [20, 40],
      [92, 60],
      [112, 150],
      [86, 196],
      [180, 230],
      [395, 640],
      [325, 676],
      [186, 440],
      [186, 800],
      [0, 800],
    ],
    neckDepth: 1,
    showsBack: false,
    print: `<path d="M${AXIS - 60} 210 Q${AXIS} 90 ${AXIS + 60} 210 Q${AXIS} 260 ${AXIS - 60} 210" fill="#5a5e66"/>`,
    armpit: 7,
    cuff: [5, 6],
  }),
  jacket: drawn({
    height: 860,
    cloth: '#37485f',
    half: [
      [66, 90],
      [172, 126],
      [410, 570],
      [340, 610],
      [182, 350],
      [186, 760],
      [0, 760],
    ],
    neckDepth: 40,
    print: `<path d="M${AXIS} 120 V760" stroke="#c9c9c9" stroke-width="6"/><path d="M${AXIS - 66} 90 L${AXIS} 300 L${AXIS + 66} 90" fill="none" stroke="#22303f" stroke-width="6"/>`,
    armpit: 4,
    cuff: [2, 3],
  }),
  floorDress: drawn({
    height: 1500,
    cloth: '#a83f6f',
    half: [
      [70, 60],
      [104, 64],
      [110, 160],
      [128, 210],
      [142, 230],
      [122, 420],
      [300, 1440],
      [0, 1440],
    ],
    neckDepth: 90,
    showsBack: false,
    armpit: 4,
  }),
  shortDress: drawn({
    height: 1100,
    cloth: '#d9a441',
    half: [
      [66, 60],
      [130, 84],
      [216, 190],
      [166, 232],
      [134, 214],
      [120, 400],
      [230, 980],
      [0, 980],
    ],
    neckDepth: 60,
    armpit: 4,
    cuff: [2, 3],
  }),
  jumpsuit: drawn({
    height: 1500,
    cloth: '#4c6b4f',
    half: [
      [66, 60],
      [120, 78],
      [196, 186],
      [154, 222],
      [128, 206],
      [120, 400],
      [150, 640],
      [124, 1440],
      [40, 1440],
      [6, 720],
      [0, 716],
    ],
    neckDepth: 60,
    armpit: 4,
    cuff: [2, 3],
  }),
} satisfies Record<string, DrawnGarment>;
