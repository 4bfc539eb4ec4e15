import { AppError } from '@gander/core/errors';
import { LANGUAGE_KEYS } from '@gander/core/query/traces/completion/language-keys';
import { dropValues } from '@gander/core/query/traces/edit/edit-values';
import { dropRange } from '@gander/core/query/traces/edit/number-range';
import { quoteKey } from '@gander/core/query/traces/edit/filter-key';
import { type FacetField, findFacetField, type NamedEntity } from '@gander/core/query/traces/facet-field';
import { splitKeys } from '@gander/core/query/traces/split-keys';
import type { ExperimentId } from '@gander/core/ids';
import type { ExperimentStore } from '@gander/store/experiment-store';
import type { DistributedNumber, FacetRequest, TraceFacet, TraceFacetStore } from '@gander/store/trace-facet-store';

import type { ReadingOperations } from './reading-operations.ts';
import type { RouteResponse } from './reading-methods.ts';
import { requireExperimentId } from './require-experiment-id.ts';
import { toTraceFilter, type TraceFilterQuery } from './to-trace-filter.ts';

export interface FacetOperationsDeps {
  readonly traceFacets: TraceFacetStore;
  readonly experiments: Pick<ExperimentStore, 'getExperiment'>;
}

type FacetOperations = Pick<
  ReadingOperations,
  'listTraceFacets' | 'listTraceValues' | 'listFilterKeys' | 'getTraceDistribution' | 'getTraceHistogram'
>;

/** As filters write them. */
const NUMBER_KEYS = {
  duration_ms: 'duration_ms',
  total_tokens: 'tokens.total',
  cost_usd: 'cost_usd',
} as const satisfies Record<DistributedNumber, string>;

const MAX_FACETS = 30;
const MAX_NAMES = 100;

/** What there is to filter traces by, and what a filter finds, in numbers. */
export function createFacetOperations({ traceFacets, experiments }: FacetOperationsDeps): FacetOperations {
  return {
    async listTraceFacets(params, { keys: list, limit, ...query }) {
      const experimentId = requireExperimentId(params);
      const keys = splitKeys(list);
      if (keys.length > MAX_FACETS) {
        throw new AppError('invalid_argument', `At most ${MAX_FACETS} facets can be asked for at once.`);
      }
      await experiments.getExperiment(experimentId);
      const wanted = keys.map((key) => ({ key, request: { field: requireField(key), limit } }));
      const facets = new Map<string, TraceFacet>();
      // Fields of which the filter says nothing have one answer to the question which traces match.
      for (const group of Map.groupBy(wanted, ({ key }) => JSON.stringify(toOthers(query, key), toText)).values()) {
        const [first] = group;
        if (first === undefined) continue;
        const filter = toTraceFilter(experimentId, toOthers(query, first.key));
        const found = await traceFacets.readFacets(
          filter,
          group.map(({ request }) => request),
        );
        for (const [index, facet] of found.entries()) facets.set(group[index]?.key ?? '', facet);
      }
      return { facets: keys.flatMap((key) => toBody(key, facets.get(key))) };
    },
    async listTraceValues(params, { key, prefix, limit, ...query }) {
      const experimentId = requireExperimentId(params);
      const request: FacetRequest = { field: requireField(key), limit, contains: prefix };
      await experiments.getExperiment(experimentId);
      const filter = toTraceFilter(experimentId, toOthers(query, key));
      const [facet] = await traceFacets.readFacets(filter, [request]);
      const [body] = toBody(key, facet);
      if (body === undefined) throw new Error('A facet was asked for and not read');
      return body;
    },
    async listFilterKeys(params) {
      const experimentId = requireExperimentId(params);
      await experiments.getExperiment(experimentId);
      return { keys: await listKeys(traceFacets, experimentId) };
    },
    async getTraceDistribution(params, { number, ...query }) {
      const experimentId = requireExperimentId(params);
      await experiments.getExperiment(experimentId);
      const others = { ...query, filter: dropRange(query.filter ?? '', NUMBER_KEYS[number]) };
      const distribution = await traceFacets.readDistribution(toTraceFilter(experimentId, others), number);
      return { ...distribution, bars: [...distribution.bars] };
    },
    async getTraceHistogram(params, { buckets, ...query }) {
      const experimentId = requireExperimentId(params);
      await experiments.getExperiment(experimentId);
      const histogram = await traceFacets.readHistogram(toTraceFilter(experimentId, query), buckets);
      return {
        ...histogram,
        fromUnixNano: histogram.fromUnixNano.toString(),
        toUnixNano: histogram.toUnixNano.toString(),
        bucketNano: histogram.bucketNano.toString(),
        older: histogram.older && { ...histogram.older },
        buckets: histogram.buckets.map((bucket) => ({ ...bucket, startUnixNano: bucket.startUnixNano.toString() })),
      };
    },
  };
}

function requireField(key: string): FacetField {
  const field = findFacetField(key);
  if (field !== undefined) return field;
  throw new AppError(
    'invalid_argument',
    `"${key.slice(0, 100)}" is no key of a filter. Keys are such as status, model or tags.team.`,
  );
}

/** The filter without what it says of a field itself, so that the other values of it can be seen. */
function toOthers(query: TraceFilterQuery, key: string): TraceFilterQuery {
  // One that cannot be read is kept, to be refused as it stands.
  const others = { ...query, filter: dropValues(query.filter ?? '', key) };
  switch (key) {
    case 'status':
      return { ...others, state: undefined };
    case 'session':
      return { ...others, sessionId: undefined };
    case 'user':
      return { ...others, userId: undefined };
    default:
      return others;
  }
}

function toText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

function toBody(key: string, facet: TraceFacet | undefined) {
  return facet === undefined ? [] : [{ key, ...facet, values: facet.values.map((value) => ({ ...value })) }];
}

type KeyBody = RouteResponse<'listFilterKeys'>['keys'][number];

async function listKeys(traceFacets: TraceFacetStore, experimentId: ExperimentId): Promise<KeyBody[]> {
  const named = async (entity: NamedEntity, prefix: string): Promise<KeyBody[]> => {
    const request = { field: { of: 'names', entity }, limit: MAX_NAMES } as const;
    const [facet] = await traceFacets.readFacets({ experimentId }, [request]);
    const names = facet?.values ?? [];
    const isInternal = ({ value }: { readonly value: string }) => value.startsWith('mlflow.');
    // What MLflow's clients note for themselves is rarely looked for.
    const ordered = [...names.filter((one) => !isInternal(one)), ...names.filter(isInternal)];
    return ordered.map(({ value, count }) => ({
      key: quoteKey(prefix, value),
      type: 'text',
      origin: entity,
      description: `In ${count} ${count === 1 ? 'trace' : 'traces'}`,
      hasValues: true,
    }));
  };
  const feedback = await named('feedback', 'feedback');
  const attributes = await traceFacets.listSpanAttributes({ experimentId });
  return [
    ...LANGUAGE_KEYS.map((key): KeyBody => ({ ...key, origin: 'language' })),
    ...(await named('tag', 'tags')),
    ...feedback,
    ...feedback.map((key): KeyBody => ({
      ...key,
      key: key.key.replace('feedback', 'score'),
      type: 'number',
      description: 'As a number; yes is 1, no is 0',
      hasValues: false,
    })),
    ...(await named('expectation', 'expectation')),
    ...(await named('metadata', 'metadata')),
    ...attributes.slice(0, MAX_NAMES * 2).map((key): KeyBody => ({
      key: quoteKey('span.attributes', key),
      type: 'any',
      origin: 'attribute',
      description: '',
      hasValues: true,
    })),
  ];
}
