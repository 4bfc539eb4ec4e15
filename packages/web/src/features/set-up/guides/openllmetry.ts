import { EXPERIMENT_HEADER, isDefault, type SetUpGuide, type Snippet, type Target } from '../set-up-guide.ts';

export const openllmetry = {
  id: 'openllmetry',
  name: 'OpenLLMetry',
  intro: 'One call watches every model and vector database library that is installed.',
  snippets: toOpenLlmetrySnippets,
} as const satisfies SetUpGuide;

/** Adds `/v1/traces` to the address, and wants no key for one that is not its own. */
function toOpenLlmetrySnippets(target: Target): readonly Snippet[] {
  const headers = isDefault(target) ? '' : `\n    headers={"${EXPERIMENT_HEADER}": "${target.experimentId}"},`;
  const jsHeaders = isDefault(target) ? '' : `\n  headers: { '${EXPERIMENT_HEADER}': '${target.experimentId}' },`;
  return [
    {
      title: 'Python: pip install traceloop-sdk, then before anything else',
      language: 'python',
      code: `from traceloop.sdk import Traceloop

Traceloop.init(
    app_name="my-app",
    api_endpoint="${target.origin}",${headers}
)`,
    },
    {
      title: 'TypeScript: npm install @traceloop/node-server-sdk, then before the libraries it watches',
      language: 'ts',
      code: `import * as traceloop from '@traceloop/node-server-sdk';

traceloop.initialize({
  appName: 'my-app',
  baseUrl: '${target.origin}',${jsHeaders}
});`,
    },
  ];
}
