/**
 * Words that the art sets file under something only loosely related ("track" under a railway, "air" under a window,
 * "board" under a clapper board): better left out than drawn by coincidence.
 */
export const VAGUE_WORDS = new Set(
  `absorbing accessibility acidic acting affection aid air american animal arm arms army arrest arts asian assist attraction
  bait ball balls bar bars bath beat bet bills bin black blade blind blood board bolt boom bowing break brief british brown bubble build
  bureau button buy calculate card cards carnival catch cause chain charm chest chill chip chop claus clay cleaning click climb cloth
  communication compress condiment console constraint container cork count country credentials culture curl cut date dead death
  demonstration dig ding direction disc disease dish done down drained drip drop drops ears eat engine entry environment event evict
  evil expendable experiment explode face fairness fall fan favorite female fighting filing finger fist flash fluctuate frame frames friend
  future gadgets game games girls glide good gps gust hair hand handle handy hands head heal hobby hole horn horns hurt index industry
  ink insect instrument interlocking international judo kick kills knobs lazy leftovers letters library lift like liquid load location
  luck machine machines magic magnetic male mark mask masa meat mediterranean mexican milk move myth nation nature navigation neck nesting net noise note
  notes number numbers organizing outdoors outerspace packing pants park paper past patch period pests piece pin pistol place plate play pod
  pole polish pool popper post postal pot pour power press prints program progress propose protection quench race rail rain rainy random
  read record recording reflection relax rest ride road roll room root royalty rush salute sauce save scale scenery schedule score screen
  second secret service shine side sign silly sing sit sky slash slide slow smelly snow sound spicy sport sports stand stick sting stop
  straw structure stuffed suit suits sweet swim swirl tabs tag tail tape temperature third thirty thunder track tracking transport
  transportation trap tray treble trunk twilight type up viewer violence volume vote wait wake water wave waves way weapon weather wedge
  weight win wind winning wip work worker world write yellow zoom craft blend line lines point spot step steps touch taste feel
  look moment moments experience lifestyle story journey discovery detail details essentials must-have favourites variety choice`
    .split(/\s+/)
    .filter(Boolean),
);
