import { describe, expect, it } from 'vitest';

import { parseServerSettings } from './server-settings.ts';

const NOTHING = { flags: {}, environment: {} };

describe('parseServerSettings', () => {
  it('has the defaults of MLflow, with a database of its own name', () => {
    expect(parseServerSettings(NOTHING)).toEqual({
      host: '127.0.0.1',
      port: 5000,
      storeUri: 'sqlite:///gander.db',
      disableSecurityMiddleware: false,
      xFrameOptions: 'SAMEORIGIN',
      abandonAfterMs: 1_800_000,
      serveArtifacts: true,
    });
  });

  it('reads the variables of MLflow', () => {
    const environment = {
      MLFLOW_HOST: '0.0.0.0',
      MLFLOW_PORT: '80',
      MLFLOW_BACKEND_STORE_URI: 'sqlite:////data/x.db',
      MLFLOW_SERVER_ALLOWED_HOSTS: 'a.example, b.example:8080 ,',
      MLFLOW_SERVER_CORS_ALLOWED_ORIGINS: '*',
      MLFLOW_SERVER_DISABLE_SECURITY_MIDDLEWARE: 'true',
      MLFLOW_SERVER_X_FRAME_OPTIONS: 'deny',
      MLFLOW_ARTIFACTS_DESTINATION: 's3://files/mlflow',
      MLFLOW_DEFAULT_ARTIFACT_ROOT: '/srv/artifacts',
      MLFLOW_SERVE_ARTIFACTS: 'false',
      MLFLOW_S3_ENDPOINT_URL: 'http://127.0.0.1:9000',
    };
    expect(parseServerSettings({ flags: {}, environment })).toEqual({
      host: '0.0.0.0',
      port: 80,
      storeUri: 'sqlite:////data/x.db',
      allowedHosts: ['a.example', 'b.example:8080'],
      corsAllowedOrigins: ['*'],
      disableSecurityMiddleware: true,
      xFrameOptions: 'DENY',
      abandonAfterMs: 1_800_000,
      artifactsDestination: 's3://files/mlflow',
      defaultArtifactRoot: '/srv/artifacts',
      serveArtifacts: false,
      s3Endpoint: 'http://127.0.0.1:9000',
    });
  });

  it('prefers what was typed', () => {
    const environment = { MLFLOW_PORT: '80', MLFLOW_SERVER_ALLOWED_HOSTS: 'a.example' };
    const flags = { port: '0', allowedHosts: '*' };
    expect(parseServerSettings({ flags, environment })).toMatchObject({ port: 0, allowedHosts: ['*'] });
  });

  it.each(['false', '0', 'no', 'OFF'])('takes %s for a switch that is off', (value) => {
    const environment = { MLFLOW_SERVER_DISABLE_SECURITY_MIDDLEWARE: value };
    expect(parseServerSettings({ flags: {}, environment }).disableSecurityMiddleware).toBe(false);
  });

  it.each([
    { environment: { MLFLOW_PORT: '65536' }, message: /^MLFLOW_PORT must be .*'65536'/ },
    { environment: { MLFLOW_PORT: '-1' }, message: /^MLFLOW_PORT must be/ },
    { environment: { MLFLOW_PORT: '5e3' }, message: /^MLFLOW_PORT must be/ },
    { environment: { MLFLOW_HOST: ' ' }, message: /^MLFLOW_HOST must not be empty/ },
    {
      environment: { MLFLOW_SERVER_X_FRAME_OPTIONS: 'ALLOW' },
      message: /^MLFLOW_SERVER_X_FRAME_OPTIONS must be one of/,
    },
    {
      environment: { MLFLOW_SERVER_DISABLE_SECURITY_MIDDLEWARE: 'maybe' },
      message: /must be true or false, not 'maybe'/,
    },
  ])('names the variable that makes no sense: $environment', ({ environment, message }) => {
    expect(() => parseServerSettings({ flags: {}, environment })).toThrow(message);
  });
});

describe('artifacts', () => {
  it('should need a place of their own when they are not served', () => {
    const parse = (flags: Record<string, unknown>) => parseServerSettings({ flags, environment: {} });
    expect(() => parse({ serveArtifacts: false })).toThrow(/--default-artifact-root/);
    expect(() => parse({ serveArtifacts: false, defaultArtifactRoot: 'mlflow-artifacts:/' })).toThrow(/--default-/);
    expect(parse({ serveArtifacts: false, defaultArtifactRoot: './files' })).toMatchObject({ serveArtifacts: false });
  });

  it('should be refused an endpoint that is no URL', () => {
    const environment = { MLFLOW_S3_ENDPOINT_URL: 'minio' };
    expect(() => parseServerSettings({ flags: {}, environment })).toThrow(/MLFLOW_S3_ENDPOINT_URL must be a URL/);
  });
});

describe('the silence after which a trace is closed', () => {
  it('should be half an hour, unless a variable or a flag says otherwise', () => {
    const environment = { GANDER_ABANDON_AFTER: '90s' };
    expect(parseServerSettings({ flags: {}, environment: {} }).abandonAfterMs).toBe(1_800_000);
    expect(parseServerSettings({ flags: {}, environment }).abandonAfterMs).toBe(90_000);
    expect(parseServerSettings({ flags: { abandonAfter: '2h' }, environment }).abandonAfterMs).toBe(7_200_000);
    expect(parseServerSettings({ flags: { abandonAfter: 'off' }, environment }).abandonAfterMs).toBe(0);
  });

  it('should be refused with the name of what was wrong', () => {
    const settings = () => parseServerSettings({ flags: {}, environment: { GANDER_ABANDON_AFTER: 'soon' } });
    expect(settings).toThrow(/GANDER_ABANDON_AFTER.*90s, 30m or 2h/u);
  });
});
