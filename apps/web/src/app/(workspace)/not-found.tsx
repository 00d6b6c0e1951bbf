import { LookElsewhere } from '../../components/look-elsewhere.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';

/** Within the shell, so that the way on is where it always is. */
export default function NotFound() {
  return (
    <NothingHere>
      <LookElsewhere />
    </NothingHere>
  );
}
