import type { ExperimentOverviewBody } from '@gander/api/gander/experiment-schemas';

import { ModalFrame } from '../../ui/ModalFrame.tsx';
import { NameDialog } from './edit/NameDialog.tsx';
import { NoteEditor } from './edit/NoteEditor.tsx';
import { TagEditor } from './edit/TagEditor.tsx';
import { NOTE_TAG, toShownTags } from './sort-experiments.ts';
import { useExperimentChanges } from './use-experiment-changes.ts';

export interface ExperimentDialogsProps {
  readonly experiment: ExperimentOverviewBody;
  readonly kind: 'rename' | 'tags' | 'note';
  readonly onClose: () => void;
}

/** The dialog that changes an experiment. */
export function ExperimentDialogs({ experiment, kind, onClose }: ExperimentDialogsProps) {
  const changes = useExperimentChanges();
  const { experimentId, name, tags } = experiment;
  if (kind === 'rename') {
    return (
      <NameDialog
        title="Rename experiment"
        name={name}
        onSave={async (next) => changes.rename(experimentId, next)}
        onClose={onClose}
      />
    );
  }
  if (kind === 'tags') {
    return (
      <ModalFrame title={`Tags of ${name}`} onClose={onClose}>
        <TagEditor
          tags={toShownTags(tags)}
          onSet={async (key, value) => changes.setTag(experimentId, key, value)}
          onDelete={async (key) => changes.deleteTag(experimentId, key)}
        />
      </ModalFrame>
    );
  }
  const note = tags[NOTE_TAG] ?? '';
  return (
    <ModalFrame title={`Description of ${name}`} onClose={onClose} width="wide">
      <NoteEditor
        note={note}
        isOpen={note === ''}
        onSave={async (text) => {
          await changes.setTag(experimentId, NOTE_TAG, text);
          if (note === '') onClose();
        }}
      />
    </ModalFrame>
  );
}
