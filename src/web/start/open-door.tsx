import { door } from "./door.js";
import { Interview } from "./interview.js";
import { Missed, Spouse } from "./missed.js";
import { WhosePapers } from "./whose-papers.js";

const DOORS = { backdoor: Interview, papers: WhosePapers, missed: Missed, spouse: Spouse } as const;

/** The questions of the door that is open; nothing while none is. */
export function OpenDoor() {
  const name = door.value;
  if (name === null) return null;
  const Open = DOORS[name];
  return (
    <Open
      onBack={() => {
        door.value = null;
      }}
    />
  );
}
