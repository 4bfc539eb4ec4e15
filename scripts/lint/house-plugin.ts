import { brandedId } from './rules/branded-id.ts';
import { componentSize } from './rules/component-size.ts';
import { docComment } from './rules/doc-comment.ts';
import { fileName } from './rules/file-name.ts';
import { keysetPages } from './rules/keyset-pages.ts';
import { mainExport } from './rules/main-export.ts';
import { noBarrel } from './rules/no-barrel.ts';
import { noContentInLogs } from './rules/no-content-in-logs.ts';
import { noModuleState } from './rules/no-module-state.ts';
import { noThrow } from './rules/no-throw.ts';
import { pure } from './rules/pure.ts';
import { unitInName } from './rules/unit-in-name.ts';
import { verb } from './rules/verb.ts';

/** The house rules that no published plugin has; `oxlint.config.ts` says where each applies. */
const housePlugin = {
  meta: { name: 'house' },
  rules: {
    'branded-id': brandedId,
    'component-size': componentSize,
    'doc-comment': docComment,
    'file-name': fileName,
    'keyset-pages': keysetPages,
    'main-export': mainExport,
    'no-barrel': noBarrel,
    'no-content-in-logs': noContentInLogs,
    'no-module-state': noModuleState,
    'no-throw': noThrow,
    pure,
    'unit-in-name': unitInName,
    verb,
  },
};

// oxlint loads a plugin by its default export.
export default housePlugin;
