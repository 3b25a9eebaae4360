import { setTimeout as sleep } from 'node:timers/promises';

/** A minimal shop client of the Studio API: what the benches drive the server with. */
export class ShopClient {
  readonly #base: string;
  readonly #key: string;

  constructor(url: string, apiKey: string) {
    this.#base = `${url}/studio/v1`;
    this.#key = apiKey;
  }

  get headers(): Record<string, string> {
    return { 'x-api-key': this.#key };
  }

  operationUrl(id: string): string {
    return `${this.#base}/flat_lay_operations/${id}`;
  }

  async upload(bytes: Uint8Array): Promise<string> {
    const form = new FormData();
    form.set('image_data', new Blob([new Uint8Array(bytes)]), 'photo');
    const answer = await fetch(`${this.#base}/uploaded_images`, {
      method: 'POST',
      headers: this.headers,
      body: form,
    });
    const { id } = await json<{ id: string }>(answer);
    return id;
  }

  async order(body: unknown): Promise<string> {
    const answer = await fetch(`${this.#base}/flat_lay_operations`, {
      method: 'POST',
      headers: { ...this.headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const { operation_id } = await json<{ operation_id: string }>(answer);
    return operation_id;
  }

  async get(id: string): Promise<Operation> {
    return json<Operation>(await fetch(this.operationUrl(id), { headers: this.headers }));
  }

  /** Polls until the operation has ended. */
  async end(id: string, everyMs = 50, timeoutMs = 600_000): Promise<Operation> {
    for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; await sleep(everyMs)) {
      const operation = await this.get(id);
      if (FINAL.includes(operation.status)) return operation;
    }
    throw new Error(`Operation ${id} did not end within ${timeoutMs} ms.`);
  }
}

const FINAL = ['SUCCESS', 'FAILED', 'CANCELLED', 'ABORTED'];

export interface Operation {
  id: string;
  status: string;
  error: string | null;
  generation_result: { generated_images: { id: string; url: string }[] }[] | null;
}

async function json<T>(answer: Response): Promise<T> {
  if (!answer.ok) throw new Error(`Expected success but received ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** A flat-lay order of one picture. */
export function onePicture(imageId: string, wish: { type?: string; seedText?: string } = {}): unknown {
  return {
    product_info: { uploaded_image_ids: [imageId], title: wish.seedText ?? 'T-shirt' },
    image_types: [{ flat_lay_type: wish.type ?? 'flat', viewpoint: 'front' }],
    operation_priority: 'online',
  };
}
