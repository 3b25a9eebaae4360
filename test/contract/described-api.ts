import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { z } from 'zod';

/** As much of an OpenAPI document as finding the description of an answer takes. */
const Document = z.looseObject({
  openapi: z.literal('3.1.0'),
  servers: z.tuple([z.object({ url: z.string() })]),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({ responses: z.record(z.string(), z.object({ content: z.looseObject({}).optional() })) }),
    ),
  ),
});
export type Document = z.infer<typeof Document>;

/** What a server promises about its answers, in its own words. */
export class DescribedApi {
  readonly document: Document;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });

  private constructor(document: Document) {
    this.document = document;
    addFormats.default(this.#ajv);
    this.#ajv.addSchema(document, 'api');
  }

  /** Reads the description at `<server><base>/openapi.json`. */
  static async read(server: string, base: string): Promise<DescribedApi> {
    const answer = await fetch(`${server}${base}/openapi.json`);
    return new DescribedApi(Document.parse(await answer.json()));
  }

  /** What is wrong with an answer: an undescribed status, or a body that breaks its schema. Empty when all is well. */
  problems(method: string, path: string, status: number, body: unknown): string[] {
    const { paths } = this.document;
    const template = Object.keys(paths).find(
      (candidate) => matches(candidate, path) && paths[candidate]?.[method.toLowerCase()] !== undefined,
    );
    const operation = template === undefined ? undefined : paths[template]?.[method.toLowerCase()];
    if (template === undefined || operation === undefined) return [`${method} ${path} is not described`];
    const response = operation.responses[status];
    if (response === undefined) return [`${method} ${path} does not describe the status ${status}`];
    if (response.content === undefined)
      return body === undefined ? [] : [`${status} has an undescribed body`];
    const place = [
      'paths',
      template,
      method.toLowerCase(),
      'responses',
      status,
      'content',
      'application/json',
      'schema',
    ];
    const validate = this.#ajv.compile({ $ref: `api#/${place.map(pointerPart).join('/')}` });
    return validate(body)
      ? []
      : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
  }
}

function matches(template: string, path: string): boolean {
  return new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path);
}

/** RFC 6901, inside a URI fragment. */
function pointerPart(part: string | number): string {
  return encodeURIComponent(String(part).replaceAll('~', '~0').replaceAll('/', '~1'));
}
