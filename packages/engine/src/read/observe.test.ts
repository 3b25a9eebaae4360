import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { photo } from '../../../../test/support/photos.ts';
import { decode } from '../decode/index.ts';
import { createModels, type ModelName, type Models, type OwnedModels } from '../models/index.ts';
import { type Observation, observe } from './observe.ts';

const LOOK_SIDE_PX = 640;

let own: OwnedModels;
let models: Models;
const asked: ModelName[] = [];

beforeAll(async () => {
  own = await createModels();
  models = {
    available: (name) => own.available(name),
    run: (name, inputs) => {
      asked.push(name);
      return own.run(name, inputs);
    },
  };
});

afterAll(() => own.close());

async function look(name: string, before?: Observation): Promise<Observation> {
  asked.length = 0;
  return observe(await decode(photo(name), { maxSidePx: LOOK_SIDE_PX }), undefined, models, { before });
}

describe('another photo of a product', () => {
  test('that shows nobody either is understood without looking for people again', async () => {
    const front = await look('product-tee-blue-front.jpg');
    expect(asked).toContain('multiclass');
    const back = await look('product-tee-blue-back.jpg', front);
    expect(asked).not.toContain('multiclass');
    expect(back).toMatchObject({ kind: 'lying', garment: 'top' });
  });

  test('is looked at for people when it shows colours of skin', async () => {
    const front = await look('product-tee-blue-front.jpg');
    const worn = await look('product-worn-tee-blue.jpg', front);
    expect(asked).toContain('multiclass');
    expect(worn.kind).toBe('worn');
  });
});
