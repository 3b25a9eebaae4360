import { AtelierError, fieldError } from '@atelier/contracts';
import multipart from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../route-context.ts';

/** The one field of an upload that we read. */
const FIELD = 'image_data';

/** Boundaries, part headers and the fields we ignore. */
export const FORM_OVERHEAD_BYTES = 64 * 1024;
const MAX_OTHER_FIELDS = 20;
const TOO_LARGE = 'FST_REQ_FILE_TOO_LARGE';

/** The bytes of the picture, whatever name and type its part claims: the decode gate looks for itself. */
export const PictureForm = z
  .object({
    [FIELD]: z
      .custom<Uint8Array>((value) => value instanceof Uint8Array && value.length > 0, {
        error: 'Expected the bytes of a picture but received nothing',
      })
      .meta({ type: 'string', format: 'binary' }),
  })
  .meta({ id: 'PictureForm' });

/** Lets the routes of this scope read multipart forms. */
export async function acceptPictureForms(app: App, maxUploadBytes: number): Promise<void> {
  await app.register(multipart, {
    limits: { fileSize: maxUploadBytes, files: 1, fields: MAX_OTHER_FIELDS, fieldSize: FORM_OVERHEAD_BYTES },
    // A part without file name or type is a picture all the same.
    isPartAFile: (name) => name === FIELD,
  });
}

/**
 * Puts the form where the schema expects it. A body that is no form lacks the field.
 * @throws AtelierError `payload_too_large`, or `invalid_request` for a broken form
 */
export async function readPictureForm(request: FastifyRequest): Promise<void> {
  const form: Record<string, Uint8Array> = {};
  request.body = form;
  if (!request.isMultipart()) return;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') form[part.fieldname] = await part.toBuffer();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === TOO_LARGE) {
      throw new AtelierError('payload_too_large');
    }
    throw fieldError(['body', FIELD], 'Expected a multipart form with one picture');
  }
}

/** Says no before the bytes arrive when the client tells how many it is going to send. */
export async function refuseLargeForm(request: FastifyRequest): Promise<void> {
  if (formBytes(request) > request.routeOptions.bodyLimit) throw new AtelierError('payload_too_large');
}

/** How many bytes the form has by its announcement, or at most. */
export function formBytes({ headers, routeOptions }: FastifyRequest): number {
  const announced = headers['content-length'];
  return announced === undefined ? routeOptions.bodyLimit : Number(announced);
}
