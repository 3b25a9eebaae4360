import type { Readiness, SkuItem } from '@atelier/contracts';
import type { CapabilityState, Sku } from '../../catalogue/sku.ts';
import type { ImageAnswers } from '../image-answers.ts';

/** A SKU as the Unified API shows it: photos as our URLs, however the request named them. */
export function skuAnswer(sku: Sku, images: ImageAnswers, origin: string): SkuItem {
  const { readiness } = sku;
  return {
    internal_id: sku.internalId,
    sku_id: sku.skuId,
    created_at: sku.createdAt.toISOString(),
    product_info: { ...sku.product, image_urls: sku.photos.map((photo) => images.url(photo, origin)) },
    capabilities: sku.capabilities,
    capabilities_readiness: {
      try_on: readinessAnswer(readiness.try_on),
      outfit_recommendations: readinessAnswer(readiness.outfit_recommendations),
      size_and_fit: readinessAnswer(readiness.size_and_fit),
      off_figure_product_images: readiness.off_figure_product_images.map(pictureAnswer),
      on_figure_product_images: readiness.on_figure_product_images.map(pictureAnswer),
    },
    merchandising: { availability: sku.availability },
    metadata: sku.metadata,
  };
}

function pictureAnswer<Type>({ imageType, state }: { imageType: Type; state: CapabilityState }) {
  return { image_type: imageType, readiness: readinessAnswer(state) };
}

function readinessAnswer({ status, updatedAt, errorMessage }: CapabilityState): Readiness {
  return {
    updated_at: updatedAt.toISOString(),
    status,
    ...(errorMessage === null ? {} : { error_message: errorMessage }),
  };
}
