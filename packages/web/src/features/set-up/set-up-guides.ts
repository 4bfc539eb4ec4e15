import { aiSdk } from './guides/ai-sdk.ts';
import { claudeCode } from './guides/claude-code.ts';
import { goose } from './guides/goose.ts';
import { litellm } from './guides/litellm.ts';
import { mlflow } from './guides/mlflow.ts';
import { openinference } from './guides/openinference.ts';
import { openllmetry } from './guides/openllmetry.ts';
import { otelJs } from './guides/otel-js.ts';
import { otelPython } from './guides/otel-python.ts';
import { voltagent } from './guides/voltagent.ts';
import type { SetUpGuide } from './set-up-guide.ts';

/** In the order of the tabs. */
export const SET_UP_GUIDES = [
  goose,
  voltagent,
  litellm,
  mlflow,
  aiSdk,
  openinference,
  openllmetry,
  claudeCode,
  otelJs,
  otelPython,
] as const satisfies readonly SetUpGuide[];
