import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** Memory of a process and all its descendants, in bytes (Linux only). */
export interface TreeMemory {
  /** Sum of resident sets: counts pages that several processes share once for each of them. */
  rss: number;
  /** Sum of proportional sets: counts a shared page once over all its sharers. */
  pss: number;
  processes: number;
}

const BYTES_PER_KIB = 1024;

function parents(): Map<number, number> {
  const parentOf = new Map<number, number>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      parentOf.set(Number(entry), Number(afterName[1]));
    } catch {
      // The process ended while we looked.
    }
  }
  return parentOf;
}

function descendants(root: number): number[] {
  const parentOf = parents();
  const tree = new Set([root]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [pid, parent] of parentOf) {
      if (!tree.has(parent) || tree.has(pid)) continue;
      tree.add(pid);
      grown = true;
    }
  }
  return [...tree];
}

function field(pid: number, file: string, name: string): number {
  try {
    const match = readFileSync(`/proc/${pid}/${file}`, 'utf8').match(new RegExp(`^${name}:\\s+(\\d+)`, 'm'));
    return match ? Number(match[1]) * BYTES_PER_KIB : 0;
  } catch {
    return 0;
  }
}

/** The resident set of one process, in bytes. */
export function processMemory(pid: number): number {
  return field(pid, 'status', 'VmRSS');
}

/** Reads the memory of `root` and everything below it now. */
export function treeMemory(root: number): TreeMemory {
  const pids = descendants(root);
  let rss = 0;
  let pss = 0;
  for (const pid of pids) {
    rss += field(pid, 'status', 'VmRSS');
    pss += field(pid, 'smaps_rollup', 'Pss');
  }
  return { rss, pss, processes: pids.length };
}

/** Makes the kernel forget the highest resident set so far: proc(5), clear_refs. */
const FORGET_PEAK = '5';

/**
 * Has the kernel note the highest resident set of one process until `stop()`, which gives it in bytes. Costs nothing
 * meanwhile, unlike reading the sets of a large process again and again.
 */
export function watchPeakResident(pid: number): { stop(): number } {
  writeFileSync(`/proc/${pid}/clear_refs`, FORGET_PEAK);
  return { stop: () => field(pid, 'status', 'VmHWM') };
}

/** Samples the tree until `stop()`, which gives the highest sums seen. Each look stops a large process for a while. */
export function watchPeakMemory(root: number, everyMs = 500): { stop(): TreeMemory } {
  const peak: TreeMemory = { rss: 0, pss: 0, processes: 0 };
  const sample = () => {
    const now = treeMemory(root);
    peak.rss = Math.max(peak.rss, now.rss);
    peak.pss = Math.max(peak.pss, now.pss);
    peak.processes = Math.max(peak.processes, now.processes);
  };
  sample();
  const timer = setInterval(sample, everyMs);
  return {
    stop() {
      clearInterval(timer);
      sample();
      return peak;
    },
  };
}
