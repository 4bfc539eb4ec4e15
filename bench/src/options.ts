import { parseArgs } from 'node:util';

export const SECTIONS = ['ingest', 'query', 'search', 'start'] as const;
export type SectionName = (typeof SECTIONS)[number];

export interface BenchOptions {
  readonly isQuick: boolean;
  readonly sections: readonly SectionName[];
  /** Where the JSON goes; a dated file in `bench/results` when absent. */
  readonly outPath: string | undefined;
}

const USAGE = `npm run bench -- [--quick] [--only ingest|query|search|start] [--out file.json]`;

export function parseBenchOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true },
      out: { type: 'string' },
    },
  });
  return {
    isQuick: values.quick,
    sections: values.only ? values.only.map(toSectionName) : SECTIONS,
    outPath: values.out,
  };
}

function toSectionName(text: string): SectionName {
  const section = SECTIONS.find((name) => name === text);
  if (!section) throw new Error(`There is no section "${text}". Usage: ${USAGE}`);
  return section;
}
