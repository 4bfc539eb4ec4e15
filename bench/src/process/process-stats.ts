import { readFileSync } from 'node:fs';

/** What the kernel knows about a running process, all its threads together. Linux only. */
export interface ProcessStats {
  readonly cpuMs: number;
  readonly rssBytes: number;
  readonly peakRssBytes: number;
  /** Bytes the process caused to be sent to storage; 0 on a file system without storage (tmpfs). */
  readonly writtenBytes: number;
}

/** `USER_HZ`, the unit of /proc/PID/stat, is 100 on every Linux that Node runs on. */
const MS_PER_TICK = 10;
const USER_TICKS_FIELD = 11;
const SYSTEM_TICKS_FIELD = 12;

export function readProcessStats(pid: number): ProcessStats {
  if (process.platform !== 'linux')
    throw new Error('The bench reads CPU and disk figures from /proc: run it on Linux.');
  // The command name, in parentheses, may hold spaces: count fields after it.
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const status = readFileSync(`/proc/${pid}/status`, 'latin1');
  return {
    cpuMs: (Number(fields[USER_TICKS_FIELD]) + Number(fields[SYSTEM_TICKS_FIELD])) * MS_PER_TICK,
    rssBytes: readFigure(status, 'VmRSS') * 1024,
    peakRssBytes: readFigure(status, 'VmHWM') * 1024,
    writtenBytes: readFigure(readFileSync(`/proc/${pid}/io`, 'latin1'), 'write_bytes'),
  };
}

function readFigure(text: string, name: string): number {
  const match = new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text);
  if (!match) throw new Error(`/proc does not tell ${name}`);
  return Number(match[1]);
}
