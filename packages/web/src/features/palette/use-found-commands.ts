import type { GanderClient } from '@gander/api/gander/client';
import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import { useQuery } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

import { type Gander, useGander } from '../../app/gander-context.ts';
import { toPreviewLine } from '../../format/preview-line.ts';
import { formatRelativeTime, toUnixMs } from '../../format/time.ts';
import { askMlflow } from '../runs/ask-mlflow.ts';
import { hasNamePart, isExactPart, toNamePartFilter } from '../runs/model/to-name-part-filter.ts';
import { type PaletteCommand, findTypedTraceId, toTraceIdStart } from './command.ts';
import { useGoTo } from './use-go-to.ts';

/** As long as a word is being typed, nobody waits for what half of it finds. */
const PAUSE_MS = 150;
const MIN_CHARS = 2;
const MAX_TRACES = 12;
const MAX_OTHERS = 4;
/** Of runs that a pattern finds, some do not have the text in their name. */
const MAX_LIKE_RUNS = 100;

interface Found {
  readonly traces: readonly TraceSummaryBody[];
  readonly sessions: readonly FoundValue[];
  readonly users: readonly FoundValue[];
  readonly runs: readonly { readonly runId: string; readonly name: string; readonly startMs: number }[];
}

interface FoundValue {
  readonly value: string;
  readonly count: number;
}

const NOTHING: Found = { traces: [], sessions: [], users: [], runs: [] };

/**
 * What the server finds in the experiment for the typed text: traces by words or id, newest first, sessions, users and
 * runs by a part of their name. What an earlier text found stays until the answer is there; `error`: there is none.
 */
export function useFoundCommands(typed: string) {
  const { experimentId } = useParams({ strict: false });
  const gander = useGander();
  const router = useRouter();
  const goTo = useGoTo();
  const text = useSettled(typed.trim());
  const isAsked = experimentId !== undefined && text.length >= MIN_CHARS;
  const query = useQuery({
    queryKey: ['palette', experimentId, text],
    queryFn: async ({ signal }) => findEverywhere(gander, { experimentId: experimentId ?? '', text, signal }),
    enabled: isAsked,
    placeholderData: (previous, last) => (last?.queryKey[1] === experimentId ? previous : undefined),
    staleTime: 10_000,
  });
  if (experimentId === undefined || typed.trim().length < MIN_CHARS) {
    return { commands: [], isSearching: false, error: null };
  }
  const params = { experimentId };
  const { traces, sessions, users, runs } = (isAsked ? query.data : undefined) ?? NOTHING;
  const nowMs = Date.now();
  const commands: PaletteCommand[] = [
    ...traces.map((trace) => ({
      ...toTraceItem(trace, nowMs),
      ...goTo(
        router.buildLocation({
          to: '/experiments/$experimentId/traces/$traceId',
          params: { experimentId, traceId: trace.traceId },
        }),
      ),
    })),
    ...sessions.map(({ value, count }) => ({
      ...toValueItem('Sessions', value, count),
      ...goTo(router.buildLocation({ to: '/experiments/$experimentId/session', params, search: { id: value } })),
    })),
    ...users.map(({ value, count }) => ({
      ...toValueItem('Users', value, count),
      ...goTo(router.buildLocation({ to: '/experiments/$experimentId/user', params, search: { id: value } })),
    })),
    ...runs.map(({ runId, name, startMs }) => ({
      id: `found ${runId}`,
      group: 'Runs',
      place: 'last' as const,
      label: name,
      note: name === runId ? undefined : runId,
      tail: formatRelativeTime(startMs, nowMs),
      ...goTo(router.buildLocation({ to: '/experiments/$experimentId/runs/$runId', params: { experimentId, runId } })),
    })),
  ];
  const isSearching = query.isFetching || text !== typed.trim();
  return { commands, isSearching, error: isSearching ? null : query.error };
}

function toTraceItem({ traceId, name, inputPreview, startUnixNano }: TraceSummaryBody, nowMs: number) {
  return {
    id: `found ${traceId}`,
    group: 'Traces',
    place: 'last' as const,
    label: name === '' ? traceId : name,
    note: inputPreview === null ? undefined : toPreviewLine(inputPreview),
    tail: formatRelativeTime(toUnixMs(startUnixNano), nowMs),
  };
}

function toValueItem(group: string, value: string, count: number) {
  const tail = count === 1 ? '1 trace' : `${count.toLocaleString('en-US')} traces`;
  return { id: `found ${group} ${value}`, group, place: 'last' as const, label: value, tail };
}

interface FindRequest {
  readonly experimentId: string;
  readonly text: string;
  readonly signal: AbortSignal;
}

/** What cannot be asked, such as runs of a server without them, is not there. */
async function findEverywhere(gander: Gander, request: FindRequest): Promise<Found> {
  const { client } = gander;
  const orNone = async <Item>(items: Promise<readonly Item[]>): Promise<readonly Item[]> => items.catch(() => []);
  const [traces, sessions, users, runs] = await Promise.all([
    findTraces(client, request),
    orNone(findValues(client, 'session', request)),
    orNone(findValues(client, 'user', request)),
    orNone(findRuns(gander, request)),
  ]);
  return { traces, sessions, users, runs };
}

async function findTraces(client: GanderClient, { experimentId, text, signal }: FindRequest) {
  // A whole id has a command of its own.
  if (findTypedTraceId(text) !== undefined) return [];
  const ask = async (query: { readonly text?: string; readonly filter?: string }) =>
    (await client.listTraces({ params: { experimentId }, query: { ...query, limit: MAX_TRACES }, signal })).items;
  const idStart = toTraceIdStart(text);
  const [named, saying] = await Promise.all([
    idStart === undefined ? [] : ask({ filter: `request_id LIKE '${idStart}%'` }),
    ask({ text }),
  ]);
  const traces = new Map([...named, ...saying].map((trace) => [trace.traceId, trace]));
  return [...traces.values()].slice(0, MAX_TRACES);
}

async function findValues(client: GanderClient, key: 'session' | 'user', { experimentId, text, signal }: FindRequest) {
  const query = { key, prefix: text, limit: MAX_OTHERS };
  return (await client.listTraceValues({ params: { experimentId }, query, signal })).values;
}

const RUN_ID = /^[0-9a-f]{32}$/i;

async function findRuns(gander: Gander, { experimentId, text }: FindRequest) {
  const isId = RUN_ID.test(text);
  const filter = isId ? `attributes.run_id = '${text.toLowerCase()}'` : toNamePartFilter(text);
  const maxResults = isId || isExactPart(text) ? MAX_OTHERS : MAX_LIKE_RUNS;
  const { runs } = await askMlflow(gander, async (client) =>
    client.searchRuns({ experiment_ids: [experimentId], filter, max_results: maxResults }),
  );
  const found = isId ? runs : runs.filter(({ info }) => hasNamePart(info.run_name, text));
  return found.slice(0, MAX_OTHERS).map(({ info }) => ({
    runId: info.run_id,
    name: info.run_name || info.run_id,
    startMs: Number(info.start_time),
  }));
}

/** The text, once it has stood still. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(text);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [text]);
  return settled;
}
