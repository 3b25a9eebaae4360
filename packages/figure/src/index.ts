export { blendPeople, type Share } from './body/blend-people.ts';
export { createPerson } from './body/create-person.ts';
export { fillSettings } from './body/fill-settings.ts';
export { type Girths, SAME_GIRTHS, withGirths } from './body/girths.ts';
export { type Joints, jointFinder } from './body/joint-finder.ts';
export * from './body/person.ts';
export { posePerson } from './body/pose-person.ts';
export * from './body/posed-body.ts';
export type * from './body/posture.ts';
export { proxyShape, proxySkinWeights } from './body/proxy.ts';
export { withShoulders } from './body/shoulder-breadth.ts';
export { skinVertices } from './body/skin.ts';
export { partialStance, stanceOf } from './body/stance.ts';
export { bodyTriangles, groupTriangles, groupTriangleUvs } from './body/triangles.ts';
export type { RestedGarment } from './cloth/draped.ts';
export * from './data/figure-data.ts';
export { readFigureData } from './data/read-figure-data.ts';
export { bottomKindOf } from './garment/bottom-kind.ts';
export * from './garment/garment.ts';
export { sewGarment } from './garment/sew.ts';
export { prepareTexture } from './garment/texture.ts';
export { topKindOf } from './garment/top-kind.ts';
export { vertexNormals } from './geometry/normals.ts';
export type { Camera } from './raster/camera.ts';
export { lookAt, projectPoints } from './raster/camera.ts';
export { FrameMemory } from './raster/frame-memory.ts';
export type { Timed } from './raster/render-view.ts';
export * from './raster/surface.ts';
export { BODY_PARTS, bodyMap, bodySurface } from './scene/body-map.ts';
export { type FaceMarks, faceMarks } from './scene/face-marks.ts';
export { type Photograph, photograph, type Shot, type Subject } from './scene/photograph.ts';
export { type CarriedPicture, photographCarried } from './scene/photograph-carried.ts';
export { photographWorn, type WornClothes, type WornShot } from './scene/photograph-worn.ts';
export { type Paint, STUDIO_WHITE } from './scene/props.ts';
export { dress } from './wardrobe/dress.ts';
export { dressFitted } from './wardrobe/fitted-clothes.ts';
export {
  type CarriedThing,
  carriedThing,
  type Outfit,
  putTogether,
  type Wearable,
} from './wardrobe/outfit.ts';
export { OwnClothes, type PlainClothes } from './wardrobe/own-clothes.ts';
export { hasPlainTrousers, restPlainTrousers } from './wardrobe/plain-trousers.ts';
export { wearInLayers, wearTogether } from './wardrobe/wear-together.ts';
