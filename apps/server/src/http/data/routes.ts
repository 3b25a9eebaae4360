import type { App, RouteContext } from '../route-context.ts';
import { generatedImageRoutes } from './generated-images.ts';
import { acceptPictureForms } from './picture-form.ts';
import { uploadedImageRoutes } from './uploaded-images.ts';

/** The data endpoints, identical under every base path (spec: product-api.md section 3). */
export async function dataRoutes(app: App, context: RouteContext): Promise<void> {
  await acceptPictureForms(app, context.services.config.maxUploadBytes);
  uploadedImageRoutes(app, context);
  generatedImageRoutes(app, context);
}
