import { FlaskConical } from 'lucide-react';

import { Button } from '../../../ui/Button.tsx';
import { CodeBlock } from '../../../ui/CodeBlock.tsx';
import { Notice } from '../../../ui/Notice.tsx';

export interface FirstRunPanelProps {
  readonly experimentId: string;
  readonly onShowDeleted: () => void;
}

/** An experiment without runs says how to make one, with this server's address filled in. */
export function FirstRunPanel({ experimentId, onShowDeleted }: FirstRunPanelProps) {
  const code = [
    'import mlflow',
    '',
    `mlflow.set_tracking_uri("${window.location.origin}")`,
    `mlflow.set_experiment(experiment_id="${experimentId}")`,
    '',
    'with mlflow.start_run():',
    '    mlflow.log_param("learning_rate", 0.01)',
    '    for step in range(100):',
    '        mlflow.log_metric("loss", 1 / (step + 1), step=step)',
  ].join('\n');
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <Notice
        title="No runs yet"
        icon={<FlaskConical size={22} />}
        actions={<Button onClick={onShowDeleted}>Show deleted runs</Button>}
      >
        A run keeps the parameters, metrics and files of one training or evaluation. Any MLflow client logs to this
        server as it is:
        <div className="mt-4 text-left">
          <CodeBlock title="Python" code={code} />
        </div>
      </Notice>
    </div>
  );
}
