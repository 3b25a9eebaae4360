import {
  ON_FIGURE_POSES,
  ON_FIGURE_VIEWPOINTS,
  OnFigureOperation,
  OperationCreated,
} from '@atelier/contracts';
import type { Answer, Shop } from './shop.ts';

const PATH = '/studio/v1/on_figure_operations';
const POLL_EVERY_MS = 100;

export const STANDING = { viewpoint: 'front', pose: 'standing' };

export const ALL_FIGURE_TYPES = ON_FIGURE_VIEWPOINTS.flatMap((viewpoint) =>
  ON_FIGURE_POSES.map((pose) => ({ viewpoint, pose })),
);

export const PRESET = 'preset_woman_01';
/** A preset whose model is young. */
export const TEEN_PRESET = 'preset_girl_01';

/** The smallest order that is valid. */
export function onFigure(image: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    product_info: { uploaded_image_ids: [image] },
    image_types: [STANDING],
    on_figure_model_settings: { gender: 'female' },
    ...more,
  };
}

/** A shop's developer calling the on-figure routes. */
export class FigureShop {
  readonly shop: Shop;

  constructor(shop: Shop) {
    this.shop = shop;
  }

  create(json: unknown, headers = this.shop.key): Promise<Answer> {
    return this.shop.call('POST', PATH, { headers, json });
  }

  regenerate(json: unknown, headers = this.shop.key): Promise<Answer> {
    return this.shop.call('POST', `${PATH}/regenerate`, { headers, json });
  }

  get(id: string, headers = this.shop.key): Promise<Answer> {
    return this.shop.call('GET', `${PATH}/${id}`, { headers });
  }

  /** Creates an operation and returns its id. */
  async order(json: unknown): Promise<string> {
    return OperationCreated.parse((await this.create(json)).body).operation_id;
  }

  /** Regenerates an operation and returns the id of the new one. */
  async orderAgain(original: string, more: Record<string, unknown> = {}): Promise<string> {
    const json = { original_operation_id: original, image_types: [STANDING], ...more };
    return OperationCreated.parse((await this.regenerate(json)).body).operation_id;
  }

  async operation(id: string): Promise<OnFigureOperation> {
    return OnFigureOperation.parse((await this.get(id)).body);
  }

  /** Polls until the operation is final. */
  async end(id: string): Promise<OnFigureOperation> {
    for (;;) {
      const operation = await this.operation(id);
      if (['SUCCESS', 'FAILED', 'CANCELLED', 'ABORTED'].includes(operation.status)) return operation;
      await new Promise((later) => setTimeout(later, POLL_EVERY_MS));
    }
  }
}
