import type { Metadata } from 'next';
import { ProfileForm } from '../../../../features/account/index.ts';

export const metadata: Metadata = { title: 'Profile' };

export default function ProfilePage() {
  return <ProfileForm />;
}
