import { ortstag } from '../format';

/** The moment on this machine's clock, RFC 3339 in UTC. */
export function jetzt(): string {
  return new Date().toISOString();
}

/** The day on this machine's clock, ISO. What counts as today the host says; this tells when to ask again. */
export function kalendertag(): string {
  return ortstag(new Date());
}
