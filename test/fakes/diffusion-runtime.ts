import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { readPictureHeader } from '../../packages/providers/src/hosted/picture-header.ts';
import { blackPng } from './black-png.ts';

/**
 * Stands in for Bare with stable-diffusion.cpp: `node diffusion-runtime.ts <script> <folder>`, the job through stdin. It
 * prints a log as the real one does, and misbehaves when the prompt says so.
 */
const Job = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('generate'),
    files: z.looseObject({ model: z.string() }),
    config: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    params: z.strictObject({
      prompt: z.string().min(1),
      negative_prompt: z.string().optional(),
      width: z.int().positive().multipleOf(8).optional(),
      height: z.int().positive().multipleOf(8).optional(),
      steps: z.int().positive(),
      cfg_scale: z.number().optional(),
      guidance: z.number().optional(),
      seed: z.int().min(-1),
      strength: z.number().min(0).max(1).optional(),
    }),
    images: z.array(z.base64()),
  }),
  z.strictObject({
    kind: z.literal('upscale'),
    files: z.strictObject({ esrgan: z.string() }),
    config: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    params: z.strictObject({}),
    images: z.array(z.base64()).length(1),
  }),
]);
const FACTOR = 4;
const STEP = 64;

const job = Job.parse(JSON.parse(await text(process.stdin)));
process.stderr.write('ggml_backend_load_best: trying to load libggml-cpu.so\n');
const prompt = job.kind === 'generate' ? job.params.prompt : '';
if (prompt.includes('[crash]')) process.abort();
if (prompt.includes('[hang]')) await pause(60_000);
if (prompt.includes('[wrong weights]')) {
  say({ error: 'could not create stable-diffusion context' });
  process.exit(1);
}
process.stdout.write('  |####      | 20/192 - 78.21MB/s');
if (!prompt.includes('[nothing]')) say({ image: picture().toString('base64') });
say({ done: true });
// The real one needs a while to put its backends away.
await pause(60_000);

/** Of the size that is asked for, else of that of the first picture in steps of 64 pixels. */
function picture(): Buffer {
  const first = readPictureHeader(Buffer.from(job.images[0] ?? '', 'base64'));
  if (job.kind === 'generate') {
    const { width = stepped(first?.width), height = stepped(first?.height) } = job.params;
    return blackPng(width, height);
  }
  if (first === null) throw new Error('What is to be enlarged is no picture.');
  return blackPng(first.width * FACTOR, first.height * FACTOR);
}

function stepped(side = 512): number {
  return Math.ceil(side / STEP) * STEP;
}

function say(message: unknown): void {
  process.stdout.write(`\natelier:${JSON.stringify(message)}\n`);
}
