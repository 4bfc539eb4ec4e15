/** Where Gander's own endpoints live, beside MLflow's `/api/2.0` and `/api/3.0`. */
export const GANDER_API_PREFIX = '/api/gander/v1';
