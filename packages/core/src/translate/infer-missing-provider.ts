import type { NormalizedSpan } from './normalized-span.ts';
import { inferProvider } from './provider.ts';

/** A provider nobody named is told by the model's name, where that leaves no doubt. */
export function inferMissingProvider(model: NormalizedSpan['model']): string | undefined {
  const name = model?.response ?? model?.request;
  return name === undefined ? undefined : inferProvider(name);
}
