/**
 * Writes the types of the client from the descriptions that a server gives of its APIs, `<base>/openapi.json`.
 * The server is named by its address: `node packages/sdk/generate.ts http://127.0.0.1:8080`.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

/** Where each API is, by the name of its file. */
export const DESCRIBED = {
  account: '/account/v1',
  'image-studio': '/api',
  studio: '/studio/v1',
  'try-on': '/digital-try-on/v1',
  unified: '/v1',
} as const;

/** The folder that the types are written to. */
export const GENERATED = join(import.meta.dirname, 'src/generated');
const HEADER = '// Written by packages/sdk/generate.ts from the OpenAPI description of the server.\n\n';

/** The types of every API as text, by the name of its file. */
export async function generateTypes(server: string): Promise<Map<string, string>> {
  const entries = Object.entries(DESCRIBED).map(async ([name, base]): Promise<[string, string]> => {
    const tree = await openapiTS(new URL(`${server}${base}/openapi.json`), {
      alphabetize: true,
      // A field with a default may be left out of a request.
      defaultNonNullable: false,
    });
    return [`${name}.ts`, HEADER + astToString(tree)];
  });
  return new Map(await Promise.all(entries));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , server = 'http://127.0.0.1:8080'] = process.argv;
  for (const [name, text] of await generateTypes(server)) await writeFile(join(GENERATED, name), text);
}
