import { report } from '../diagnostics/report.ts';
import type { AutologEntry, AutologReport, AutologState } from './autolog-report.ts';
import type { Integration } from './integration.ts';
import { type IntegrationName, INTEGRATIONS } from './integrations.ts';
import { findModules } from './patching/find-modules.ts';
import { Patches } from './patching/patches.ts';

/** Which libraries: a name, some names, or the modules, classes or clients themselves (`true` means: find it). */
export type AutologTarget =
  | IntegrationName
  | readonly IntegrationName[]
  | Readonly<Partial<Record<IntegrationName, unknown>>>;

/**
 * Records a span for every call of a model, a tool or an agent that the program makes through the libraries it uses: the
 * named ones, or every known one that is installed. Clients made before and after are watched alike.
 *
 * Never rejects. What could not be watched is in the report, and when nothing at all could be, the log says so. A program
 * that bundles its libraries passes them: nothing can be found from outside a bundle.
 *
 * @example
 * await autolog();                       // everything that is installed
 * await autolog('openai', 'langchain');
 * await autolog({ openai: OpenAI });     // this very class, wherever it came from
 */
export async function autolog(...targets: AutologTarget[]): Promise<AutologReport> {
  const patches = new Patches();
  const requests = listRequests(targets);
  const entries = await Promise.all(requests.map((request) => watch(request, patches)));
  const patched = entries.filter(({ state }) => isWatched(state)).map(({ name }) => name);
  tellProblems(entries, { isNamed: targets.length > 0, patched });
  return { entries, patched, undo: () => patches.undo() };
}

interface Request {
  readonly name: string;
  readonly integration: Integration | undefined;
  /** What the program passed; `true` when it is to be found. */
  readonly module: unknown;
}

function listRequests(targets: readonly AutologTarget[]): readonly Request[] {
  const requests = new Map<string, unknown>();
  for (const target of targets.length === 0 ? Object.keys(INTEGRATIONS) : targets) {
    if (typeof target === 'string') requests.set(target, true);
    else if (Array.isArray(target)) for (const name of target as readonly string[]) requests.set(name, true);
    else for (const [name, module] of Object.entries(target)) requests.set(name, module ?? true);
  }
  const known: Readonly<Record<string, Integration>> = INTEGRATIONS;
  return [...requests]
    .filter(([, module]) => module !== false)
    .map(([name, module]) => ({ name, integration: Object.hasOwn(known, name) ? known[name] : undefined, module }));
}

async function watch({ name, integration, module }: Request, patches: Patches): Promise<AutologEntry> {
  if (integration === undefined) {
    const advice = `There is no autolog for "${name}"; there is for ${Object.keys(INTEGRATIONS).join(', ')}.`;
    return { name, state: 'unsupported', advice };
  }
  const loaded =
    module === true ? await Promise.all(integration.modules.map((specifier) => findModules(specifier))) : [];
  const modules = module === true ? loaded.flatMap((one) => one.modules) : [module];
  const own = new Patches();
  for (const candidate of modules) {
    try {
      integration.patch(candidate, own);
    } catch {
      // A library that is nothing like what it was: the entry says that nothing is watched.
    }
  }
  const isAbsent = modules.length === 0 && loaded.every(({ failure }) => failure?.isAbsent !== false);
  const state = toState(own, isAbsent);
  patches.adopt(own);
  const advice = isWatched(state) ? undefined : (integration.advice ?? toAdvice(name, state));
  return { name, state, ...(advice === undefined ? {} : { advice }) };
}

function toState(patches: Patches, isAbsent: boolean): AutologState {
  if (patches.count > 0) return 'patched';
  if (patches.knownCount > 0) return 'already';
  return isAbsent ? 'absent' : 'unsupported';
}

function isWatched(state: AutologState): boolean {
  return state === 'patched' || state === 'already';
}

function toAdvice(name: string, state: AutologState): string {
  return state === 'absent'
    ? `${name} was not found from here. If it is bundled or installed elsewhere, pass it: autolog({ ${name}: module }).`
    : `${name} was found, but it has nothing that is known how to watch. Is its version supported?`;
}

interface Outcome {
  /** The program asked for these libraries by name and will miss them. */
  readonly isNamed: boolean;
  readonly patched: readonly string[];
}

function tellProblems(entries: readonly AutologEntry[], { isNamed, patched }: Outcome): void {
  for (const { state, advice } of entries) {
    if (advice !== undefined && (isNamed || state === 'unsupported')) report(`autolog: ${advice}`);
  }
  if (patched.length > 0) return;
  report(
    'autolog has found nothing to record: none of the libraries it knows can be loaded from here. ' +
      'If this program is bundled, pass them: autolog({ openai: OpenAI }).',
  );
}
