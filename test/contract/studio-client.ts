import { readConfig, visitAdministration } from '@atelier/server/administration';
import { afterAll, beforeAll, expect } from 'vitest';
import { z } from 'zod';
import { type AtelierProcess, QUICK_SERVER, startAtelier } from '../support/server.ts';
import { DescribedApi } from './described-api.ts';
import { bearer } from './shop.ts';

const BASE = '/api';
const STUDIO = '/api/image-studio';

export interface StudioAnswer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

interface Call {
  method?: string;
  json?: unknown;
  /** Sent as it is. */
  body?: string;
  headers?: Record<string, string>;
}

/** A developer calling the Image Studio API; every answer is held against its description. */
export class StudioClient {
  readonly url: string;
  readonly token: string;
  readonly #api: DescribedApi;

  constructor(url: string, token: string, api: DescribedApi) {
    this.url = url;
    this.token = token;
    this.#api = api;
  }

  /** The same server with another credential. */
  as(token: string): StudioClient {
    return new StudioClient(this.url, token, this.#api);
  }

  /** `path` below `/api/image-studio`, or a whole one that begins with `/api`. */
  async call(path: string, { method, json, body, headers = {} }: Call = {}): Promise<StudioAnswer> {
    const sent = json === undefined ? body : JSON.stringify(json);
    const whole = path.startsWith(`${BASE}/`) ? path : `${STUDIO}${path}`;
    const verb = method ?? (sent === undefined ? 'GET' : 'POST');
    const response = await fetch(`${this.url}${whole}`, {
      method: verb,
      headers: {
        ...(this.token === '' ? {} : bearer(this.token)),
        ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(sent === undefined ? {} : { body: sent }),
    });
    const text = await response.text();
    const parsed: unknown = text === '' ? undefined : JSON.parse(text);
    const [bare = ''] = whole.slice(BASE.length).split('?');
    const undescribed = [404, 405].includes(response.status);
    if (!undescribed)
      expect(
        this.#api.problems(verb, bare.replace(/\/$/, ''), response.status, parsed),
        text.slice(0, 500),
      ).toEqual([]);
    return {
      status: response.status,
      headers: response.headers,
      body: z.record(z.string(), z.unknown()).catch({}).parse(parsed),
    };
  }

  get(path: string): Promise<StudioAnswer> {
    return this.call(path);
  }

  post(path: string, json: unknown, headers: Record<string, string> = {}): Promise<StudioAnswer> {
    return this.call(path, { json, headers });
  }

  /** The sentence of a refusal, which must have this status. */
  async refusal(path: string, json: unknown, status = 400): Promise<unknown> {
    const answer = await this.post(path, json);
    expect(answer.status, JSON.stringify(answer.body).slice(0, 300)).toBe(status);
    return answer.body.detail;
  }

  /** The body of an answer that must be a 200. */
  async made(path: string, json: unknown): Promise<Record<string, unknown>> {
    const answer = await this.post(path, json);
    expect(answer.status, JSON.stringify(answer.body).slice(0, 300)).toBe(200);
    return answer.body;
  }
}

export interface Studio {
  readonly client: StudioClient;
  readonly process: AtelierProcess;
  /** A client with an account of its own on this plan. */
  on(plan: string): Promise<StudioClient>;
}

/** Nothing is killed here: there is no need to spread pictures over time. */
const AT_ONCE = { command: QUICK_SERVER, env: { QUICK_PICTURES_LONGEST_MS: '20' } };

/** A server for the tests of a file; `quick` for tests of what is said about pictures, not of how they look. */
export function useStudio(kind: 'quick' | 'real'): Studio {
  let atelier: AtelierProcess | undefined;
  let client: StudioClient | undefined;
  beforeAll(async () => {
    atelier = await startAtelier(kind === 'quick' ? AT_ONCE : {});
    client = new StudioClient(atelier.url, atelier.apiKey, await DescribedApi.read(atelier.url, BASE));
  });
  afterAll(() => atelier?.stop());
  const opened = () => {
    if (atelier === undefined || client === undefined)
      throw new Error('The studio opens before the tests, not while they are collected.');
    return { atelier, client };
  };
  return {
    get client() {
      return opened().client;
    },
    get process() {
      return opened().atelier;
    },
    on: async (plan) => {
      const { dataDir } = opened().atelier;
      const { api_key } = await visitAdministration(
        readConfig({ ATELIER_DATA_DIR: dataDir }),
        (administration) => administration.createAccount(`on ${plan}`, plan),
      );
      return opened().client.as(api_key);
    },
  };
}
