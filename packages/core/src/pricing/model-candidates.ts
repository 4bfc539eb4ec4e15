export interface ModelCandidate {
  readonly model: string;
  /** Who sells it, when the name says so; absent for whoever the span names. */
  readonly provider?: string;
  /** Which step made the name, for the provenance of the price. */
  readonly rule: string;
}

/** Beyond this a name is not a name, and taking it apart would be work for nothing. */
const MAX_MODEL_LENGTH = 300;

/**
 * The names under which a price list may know a model, best first. Each step takes a little more away, and what is taken
 * away never names another model: `gpt-4o` is no `gpt-4`, `claude-opus-4-9` no `claude-opus-4`.
 *
 * @example listModelCandidates('openrouter/openai/gpt-4o').map(({ model }) => model) // as sent, 'openai/gpt-4o', 'gpt-4o'
 */
export function listModelCandidates(sent: string): readonly ModelCandidate[] {
  const model = sent.trim();
  if (model === '' || model.length > MAX_MODEL_LENGTH) return [];
  const candidates = new Candidates();
  candidates.add({ model, rule: 'exact' });
  const slash = model.indexOf('/');
  if (slash > 0)
    candidates.add({ provider: model.slice(0, slash), model: model.slice(slash + 1), rule: 'provider-prefix' });
  const bare = model.slice(model.lastIndexOf('/') + 1);
  candidates.add({ model: bare, rule: 'without-router' });
  const plain = bare.replace(BEDROCK_PREFIX, '').replace(BEDROCK_VERSION, '');
  candidates.add({ model: plain, rule: 'without-region' });
  const undated = plain.replace(DATE_SUFFIX, '');
  candidates.add({ model: undated, rule: 'without-date' });
  candidates.add({ model: undated.replaceAll(/(\d)\.(?=\d)/g, '$1-'), rule: 'dots-as-dashes' });
  candidates.add({ model: undated.replaceAll(/(\d)-(?=\d)/g, '$1.'), rule: 'dashes-as-dots' });
  const base = /^ft:([^:]+)/.exec(plain)?.[1];
  if (base !== undefined) {
    candidates.add({ model: base, rule: 'fine-tuned-base' });
    candidates.add({ model: base.replace(DATE_SUFFIX, ''), rule: 'fine-tuned-base' });
  }
  for (const prefix of listPrefixes(base?.replace(DATE_SUFFIX, '') ?? undated)) {
    candidates.add({ model: prefix, rule: 'prefix' });
  }
  return candidates.list;
}

const BEDROCK_PREFIX =
  /^(?:(?:us|us-gov|eu|apac|au|jp|ca|global)\.)?(?:anthropic|amazon|meta|mistral|cohere|ai21|deepseek|openai|qwen|writer)\./;
const BEDROCK_VERSION = /-v\d+(?::\d+)?(?::\d+k)?$/;
/** Vertex `@20250929`, Azure `-2024-08-06`, Anthropic `-20250929` and `-latest`. */
const DATE_SUFFIX = /(?:@(?:\d{8}|latest|default)|-20\d{2}-\d{2}-\d{2}|-20\d{6}|-latest)$/;

/** Last parts of a name that make it another model: a version, or a size that is sold at another price. */
const MEANINGFUL =
  /^(?:v?\d{1,3}(?:\.\d+)*[bkm]?|mini|nano|micro|tiny|small|medium|large|xl|lite|light|flash|fast|turbo|pro|plus|max|ultra|premier|audio|realtime|tts|transcribe|image|vision|search|embedding|embed|live|codex|research|instruct|reasoner|thinking)$/i;

/** Longest first, cut at separators, and no further than to what has a digit in it. */
function* listPrefixes(model: string): Generator<string> {
  let rest = model;
  for (;;) {
    const cut = Math.max(rest.lastIndexOf('-'), rest.lastIndexOf(':'), rest.lastIndexOf('_'));
    if (cut <= 0 || MEANINGFUL.test(rest.slice(cut + 1))) return;
    rest = rest.slice(0, cut);
    if (!/\d/.test(rest)) return;
    yield rest;
  }
}

class Candidates {
  readonly list: ModelCandidate[] = [];
  readonly #seen = new Set<string>();

  add(candidate: ModelCandidate): void {
    const key = `${candidate.provider ?? ''} ${candidate.model}`;
    if (candidate.model === '' || this.#seen.has(key)) return;
    this.#seen.add(key);
    this.list.push(candidate);
  }
}
