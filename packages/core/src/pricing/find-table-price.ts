import { listModelCandidates } from './model-candidates.ts';
import type { PriceRow, PriceTable } from './price-table.ts';

export interface TableMatch {
  readonly row: PriceRow;
  readonly rule: string;
}

export interface TableQuestion {
  /** As sent, best first. */
  readonly names: readonly string[];
  readonly provider: string | undefined;
}

/** Programs that run models on one's own machine: the same model's price elsewhere says nothing. */
const LOCAL_PROVIDERS: ReadonlySet<string> = new Set([
  'ollama',
  'lmstudio',
  'lm_studio',
  'llamacpp',
  'llama.cpp',
  'llamafile',
  'vllm',
  'sglang',
  'localai',
  'mlx',
]);

/**
 * The row of a price list for a model. Every spelling is first looked up with the provider that the span names. Only when
 * that provider lists none of them the model's maker is asked: gateways and OpenAI-compatible servers hide who it is.
 */
export function findTablePrice(table: PriceTable, { names, provider }: TableQuestion): TableMatch | undefined {
  if (provider !== undefined && LOCAL_PROVIDERS.has(provider)) return undefined;
  const candidates = names.flatMap(listModelCandidates);
  if (provider !== undefined) {
    for (const candidate of candidates) {
      if (candidate.provider !== undefined) continue;
      const row = table.findRow(candidate.model, provider);
      if (row !== undefined) return { row, rule: candidate.rule };
    }
  }
  for (const candidate of candidates) {
    if (candidate.provider !== undefined && LOCAL_PROVIDERS.has(candidate.provider.toLowerCase())) return undefined;
    const row = table.findRow(candidate.model, candidate.provider);
    if (row === undefined) continue;
    return { row, rule: provider === undefined ? candidate.rule : `${candidate.rule}, by maker` };
  }
  return undefined;
}
