import { createFirstTables } from './0001-first-tables.ts';
import { addPricesAndReindexing } from './0002-prices-and-reindexing.ts';
import { addOpenTracesAndLogContent } from './0003-open-traces-and-log-content.ts';
import { addTraceLabelsAndAliases } from './0004-trace-labels-and-aliases.ts';
import type { Migration } from './migration.ts';

/** All of them, in order. Static, so that a build, a bundle and a test run the same list. */
export const MIGRATIONS: readonly Migration[] = [
  createFirstTables,
  addPricesAndReindexing,
  addOpenTracesAndLogContent,
  addTraceLabelsAndAliases,
];
