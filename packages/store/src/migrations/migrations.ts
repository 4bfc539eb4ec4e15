import { createFirstTables } from './0001-first-tables.ts';
import { addPricesAndReindexing } from './0002-prices-and-reindexing.ts';
import { addOpenTracesAndLogContent } from './0003-open-traces-and-log-content.ts';
import { addRuns } from './0004-runs.ts';
import { addAssessments } from './0005-assessments.ts';
import { addSearch } from './0006-search.ts';
import { addTraceInfos } from './0007-trace-infos.ts';
import { addTraceLabelsAndAliases } from './0008-trace-labels-and-aliases.ts';
import { addRegistry } from './0009-registry.ts';
import { addTraceFacets } from './0010-trace-facets.ts';
import { addSpanMetadata } from './0011-span-metadata.ts';
import { addFailedSpans } from './0012-failed-spans.ts';
import { addToolNames } from './0013-tool-names.ts';
import { addRequestBodies } from './0014-request-bodies.ts';
import type { Migration } from './migration.ts';

/** All of them, in order. Static, so that a build, a bundle and a test run the same list. */
export const MIGRATIONS: readonly Migration[] = [
  createFirstTables,
  addPricesAndReindexing,
  addOpenTracesAndLogContent,
  addRuns,
  addAssessments,
  addSearch,
  addTraceInfos,
  addTraceLabelsAndAliases,
  addRegistry,
  addTraceFacets,
  addSpanMetadata,
  addFailedSpans,
  addToolNames,
  addRequestBodies,
];
