import { AppError } from '@gander/core/errors';
import type { RunId } from '@gander/core/ids';
import type { KeyValue } from '@gander/core/key-value';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { RunRow } from '../rows/run-row.ts';
import { sliceList } from './pad-list.ts';

/**
 * Adds parameters to a run. They never change: the same value again is fine, another one is `invalid_argument`, in the
 * words that MLflow clients look for. Belongs in a transaction.
 */
export async function writeRunParams(
  trx: SqlExecutor,
  { run_key, run_id }: Pick<RunRow, 'run_key' | 'run_id'>,
  params: readonly KeyValue[],
): Promise<void> {
  if (params.length === 0) return;
  const runKey = Number(run_key);
  const keys = [...new Set(params.map(({ key }) => key))];
  const stored = [];
  for (const slice of sliceList(keys)) {
    const rows = trx.selectFrom('run_params').select(['param_key', 'param_value']).where('run_key', '=', runKey);
    stored.push(...(await rows.where('param_key', 'in', slice).execute()));
  }
  const known = new Map(stored.map((row) => [row.param_key, row.param_value]));
  const created: KeyValue[] = [];
  for (const { key, value } of params) {
    const before = known.get(key);
    if (before === value) continue;
    if (before !== undefined) throw createChangedParamError({ key, before, value, runId: run_id as RunId });
    known.set(key, value);
    created.push({ key, value });
  }
  await insertParams(trx, runKey, created);
}

async function insertParams(trx: SqlExecutor, runKey: number, params: readonly KeyValue[]): Promise<void> {
  if (params.length === 0) return;
  const last = await trx
    .selectFrom('run_params')
    .select((eb) => eb.fn.max('param_no').as('param_no'))
    .where('run_key', '=', runKey)
    .executeTakeFirst();
  const firstNo = Number(last?.param_no ?? 0) + 1;
  const rows = params.map(({ key, value }, at) => ({
    run_key: runKey,
    param_no: firstNo + at,
    param_key: key,
    param_value: value,
  }));
  for (const slice of sliceList(rows))
    await trx
      .insertInto('run_params')
      .values([...slice])
      .execute();
}

interface ChangedParam extends KeyValue {
  readonly before: string;
  readonly runId: RunId;
}

function createChangedParamError({ key, before, value, runId }: ChangedParam): AppError {
  return new AppError(
    'invalid_argument',
    `Changing param values is not allowed. Param with key='${key}' was already logged with value='${before}' for run ID='${runId}'. Attempted logging new value '${value}'.`,
  );
}
