/**
 * How somebody holds themselves, said for any body: directions of limbs rather than turns of bones. All numbers are
 * degrees. "Out" is away from the body's middle on either side, "left" the figure's own.
 */
export interface Posture {
  readonly pelvis: Tilt;
  /** Of the chest against the pelvis, spread over the spine. */
  readonly chest: Tilt;
  /** Of the head against the chest, spread over the neck. */
  readonly head: Tilt;
  readonly arms: { readonly left: ArmPosture; readonly right: ArmPosture };
  readonly legs: { readonly left: LegPosture; readonly right: LegPosture };
  /** The leg that carries the weight: the ground is where its lowest point is, and the other foot comes to it. */
  readonly weight: Side;
  /** True for what was read off a photo: limbs stay as they are said to be, no foot is planted and no arm cleared. */
  readonly literal?: boolean;
}

export type Side = 'left' | 'right';

export interface Tilt {
  /** Forwards and down. */
  readonly nod: number;
  /** Towards the figure's right. */
  readonly roll: number;
  /** Towards the figure's left. */
  readonly turn: number;
}

/** Of a limb that hangs straight down at 0, 0. */
interface LimbDirection {
  readonly out: number;
  readonly forward: number;
  /** Of elbow or knee; 0 = straight. */
  readonly bend: number;
}

export interface ArmPosture extends LimbDirection {
  /** Where a bent forearm points: 0 = forwards, 90 = across the body, -90 = outwards. */
  readonly turn: number;
  /** Of the hand about the forearm; 0 = the thumb as at rest, positive turns the palm backwards. */
  readonly roll: number;
  /** Of the wrist towards the palm. */
  readonly wrist: number;
  /** Of the fingers: 0 = straight, 1 = relaxed, 3 = fist. */
  readonly curl: number;
  /**
   * What the hand does: hang `free` with air between it and the body, or rest on `hip` or `thigh`, to which the upper
   * arm brings it, whatever the body's width.
   */
  readonly hand: 'free' | 'hip' | 'thigh';
}

export interface LegPosture extends LimbDirection {
  /** Of knee and foot outwards. */
  readonly turn: number;
  /** `flat` sole on the ground; `toes` heel lifted; `free` in the air or lying. */
  readonly foot: 'flat' | 'toes' | 'free';
  /** How far the heel is lifted (`toes`) or the foot stretched (`free`). */
  readonly point: number;
}
