import { readFileSync } from 'node:fs';

export interface ProcessMemory {
  readonly rssMb: number;
  /** The most it ever was. */
  readonly peakRssMb: number;
}

/** In MiB; zero where there is no /proc to ask, which meets every upper bound. */
export function readProcessMemory(pid: number): ProcessMemory {
  if (process.platform !== 'linux') return { rssMb: 0, peakRssMb: 0 };
  const status = readFileSync(`/proc/${pid}/status`, 'latin1');
  const megabytes = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]) / 1024;
  return { rssMb: megabytes('VmRSS'), peakRssMb: megabytes('VmHWM') };
}
