const STAGES = { ACTIVE_ONLY: 'active', DELETED_ONLY: 'deleted', ALL: 'all' } as const;

/** MLflow's view type, as the store calls it. */
export function toStage(viewType: keyof typeof STAGES): (typeof STAGES)[keyof typeof STAGES] {
  return STAGES[viewType];
}
