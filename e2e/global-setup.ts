import { startProduct } from './start-product.ts';
import { owner } from './workspace.ts';

/** One product for all journeys; HELIX_E2E_URL names one that runs already, with the same owner. */
export default async function setUp(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['HELIX_E2E_URL']) return undefined;
  const product = await startProduct({
    HELIX_ADMIN_EMAIL: owner.email,
    HELIX_ADMIN_PASSWORD: owner.password,
    HELIX_ORG_NAME: 'Analytical Engines',
  });
  process.env['HELIX_E2E_URL'] = product.url;
  return product.stop;
}
