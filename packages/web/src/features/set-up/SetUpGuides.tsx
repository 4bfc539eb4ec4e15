import { useState } from 'react';

import { CodeBlock } from '../../ui/CodeBlock.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { SET_UP_GUIDES } from './set-up-guides.ts';

const ITEMS = SET_UP_GUIDES.map(({ id, name }) => ({ value: id, label: name }));

type GuideId = (typeof SET_UP_GUIDES)[number]['id'];

/** One tab per way to send traces, each with code that names this server and this experiment. */
export function SetUpGuides({ experimentId }: { readonly experimentId: string }) {
  const [chosen, setChosen] = useState<GuideId>('goose');
  const guide = SET_UP_GUIDES.find(({ id }) => id === chosen) ?? SET_UP_GUIDES[0];
  const snippets = guide.snippets({ origin: window.location.origin, experimentId });
  return (
    <Tabs label="How to send traces" items={ITEMS} value={chosen} onChange={setChosen}>
      <div className="flex flex-col gap-3 px-1 py-4">
        <p className="text-ink-soft">{guide.intro}</p>
        {snippets.map((snippet) => (
          <CodeBlock key={snippet.title} title={snippet.title} code={snippet.code} />
        ))}
      </div>
    </Tabs>
  );
}
