import { OPERATION_STATUSES } from '@atelier/contracts';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Services, Workload } from '../../services.ts';

/** From a cached poll to a synchronous upload of a large photo. */
const DURATION_BUCKETS_SECONDS = [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60];
/** However often the page is read, the database is asked this rarely. */
const WORKLOAD_MAX_AGE_MS = 5000;

type MetricsParts = Pick<Services, 'workload' | 'clock' | 'log'>;

/** What `/metrics` shows: requests by route, operations by status, tasks by state, and the process itself. */
export class HttpMetrics {
  readonly #registry = new Registry();
  readonly #durations: Histogram<'method' | 'route' | 'status'>;

  constructor(services: MetricsParts) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#durations = new Histogram({
      name: 'atelier_http_request_duration_seconds',
      help: 'Time from the first byte of a request to the last of its answer.',
      labelNames: ['method', 'route', 'status'],
      buckets: DURATION_BUCKETS_SECONDS,
      registers,
    });
    const workload = recent(services);
    new Gauge({
      name: 'atelier_operations',
      help: 'Operations in the database, by status.',
      labelNames: ['status'],
      registers,
      async collect() {
        this.reset();
        const operations = (await workload())?.operations;
        if (operations === undefined) return;
        for (const status of OPERATION_STATUSES) this.set({ status }, operations[status] ?? 0);
      },
    });
    new Gauge({
      name: 'atelier_tasks',
      help: 'Tasks that wait for a worker (queued) or have one (running).',
      labelNames: ['state'],
      registers,
      async collect() {
        this.reset();
        const tasks = (await workload())?.tasks;
        if (tasks === undefined) return;
        this.set({ state: 'queued' }, tasks.queued);
        this.set({ state: 'running' }, tasks.running);
      },
    });
  }

  observe(method: string, route: string, status: number, seconds: number): void {
    this.#durations.observe({ method, route, status }, seconds);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** The page in Prometheus' text format. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }
}

/**
 * The workload, shared by the gauges of one reading and by readings close together. Undefined while the database is
 * away: that is when an operator needs the rest of the page most.
 */
function recent({ workload, clock, log }: MetricsParts): () => Promise<Workload | undefined> {
  let known: { at: number; value: Promise<Workload | undefined> } | undefined;
  return () => {
    const now = clock().getTime();
    if (known === undefined || now - known.at > WORKLOAD_MAX_AGE_MS) {
      const value = workload().catch((error: unknown) => {
        log.warn({ err: error }, 'the workload cannot be counted');
        return undefined;
      });
      known = { at: now, value };
    }
    return known.value;
  };
}
