/** What the macro targets of the figure data are mixed by. */
export interface BodyTraits {
  /** 0 = female, 1 = male. */
  readonly masculinity: number;
  /** 0.1875 = child, 0.5 = young adult, 1 = old. */
  readonly age: number;
  /** 0 = least, 0.5 = average, 1 = most. */
  readonly muscle: number;
  readonly weight: number;
  readonly height: number;
  /** 0 = mean proportions, 1 = those of an idealised figure. */
  readonly idealProportions: number;
  /** 0 = smallest, 0.5 = average, 1 = largest; women only. */
  readonly cup: number;
  /** Shares that sum to 1. */
  readonly origin: Readonly<Partial<Record<'african' | 'asian' | 'caucasian', number>>>;
}

export type TargetWeights = Map<string, number>;

const CHILD_AGE = 0.1875;
const YOUNG_AGE = 0.5;
const NEGLIGIBLE = 1e-4;

/**
 * Weights of the macro targets: each target is named by its factors, and weighs the product of their shares (gender
 * x age x muscle x weight; origin x gender x age; and so on).
 */
export function macroWeights(traits: BodyTraits): TargetWeights {
  const weights: TargetWeights = new Map();
  const put = (name: string, weight: number) => {
    if (weight > NEGLIGIBLE) weights.set(name, weight);
  };
  const genders = { male: traits.masculinity, female: 1 - traits.masculinity };
  for (const [gender, genderShare] of Object.entries(genders)) {
    for (const [age, ageShare] of Object.entries(ageShares(traits.age))) {
      const share = genderShare * ageShare;
      if (share > NEGLIGIBLE) putStage(traits, gender, age, share, put);
    }
  }
  return weights;
}

function putStage(
  traits: BodyTraits,
  gender: string,
  age: string,
  share: number,
  put: (name: string, weight: number) => void,
): void {
  for (const [origin, part] of Object.entries(traits.origin)) put(`${origin}-${gender}-${age}`, share * part);
  for (const [muscle, muscleShare] of Object.entries(levels(traits.muscle, 'muscle'))) {
    for (const [weight, weightShare] of Object.entries(levels(traits.weight, 'weight'))) {
      put(`universal-${gender}-${age}-${muscle}-${weight}`, share * muscleShare * weightShare);
    }
  }
  const average = `${gender}-${age}-averagemuscle-averageweight`;
  const tallness = 2 * traits.height - 1;
  put(`${average}-maxheight`, share * tallness);
  put(`${average}-minheight`, share * -tallness);
  put(`${average}-idealproportions`, share * traits.idealProportions);
  if (gender === 'female' && age !== 'child') {
    const fullness = 2 * traits.cup - 1;
    put(`${average}-maxcup-averagefirmness`, share * fullness);
    put(`${average}-mincup-averagefirmness`, share * -fullness);
  }
}

/** The share of each life stage at an age; two neighbours share it. */
function ageShares(age: number): Record<'child' | 'young' | 'old', number> {
  if (age < YOUNG_AGE) {
    const young = clamp((age - CHILD_AGE) / (YOUNG_AGE - CHILD_AGE));
    return { child: 1 - young, young, old: 0 };
  }
  const old = clamp((age - YOUNG_AGE) / (1 - YOUNG_AGE));
  return { child: 0, young: 1 - old, old };
}

/** Shares of the least, average and most of a factor at 0..1. */
function levels(value: number, factor: string): Record<string, number> {
  const most = clamp(2 * value - 1);
  const least = clamp(1 - 2 * value);
  return { [`min${factor}`]: least, [`average${factor}`]: 1 - least - most, [`max${factor}`]: most };
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
