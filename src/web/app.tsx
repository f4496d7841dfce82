import { useLayoutEffect } from "preact/hooks";
import { TakeView } from "./download/take-view.js";
import { FormView } from "./form/form-view.js";
import { saveTrouble } from "./open/keeper.js";
import { PapersView } from "./papers/papers-view.js";
import { PersonView } from "./people/person-view.js";
import { PlanView } from "./plan/plan-view.js";
import { door } from "./start/door.js";
import { OpenDoor } from "./start/open-door.js";
import { StartView } from "./start/start-view.js";
import { UnlockDialog } from "./start/unlock-dialog.js";
import { active, announcement, current, isFormLarge, view } from "./state/store.js";
import { ToDoView } from "./todo/todo-view.js";
import { Header, Views } from "./ui/header.js";
import { ChartView } from "./years/chart-view.js";
import { Timeline } from "./years/timeline.js";
import { AllYears, YearView } from "./years/year-view.js";

export function App() {
  const isStarted = current.value.books.length > 0;
  return (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <Header />
      {saveTrouble.value && (
        <p class="save-trouble problem" role="alert">
          {saveTrouble.value}
        </p>
      )}
      {door.value !== null ? <OpenDoor /> : isStarted ? <Work /> : <StartView />}
      <UnlockDialog />
      <p class="hidden" role="status" aria-live="polite">
        {announcement.value}
      </p>
    </>
  );
}

function Work() {
  const [shown, person] = [view.value, active.value?.book.id];
  // Another section or person begins at its top; what leads to a field scrolls to it after this.
  useLayoutEffect(() => {
    isFormLarge.value = false;
    document.getElementById("main")?.scrollTo(0, 0);
    window.scrollTo(0, 0);
  }, [shown, person]);
  return (
    <>
      <div class="bar-row">
        <Timeline />
        <Views />
      </div>
      <div class="desk" data-view={shown}>
        <main id="main" tabIndex={-1}>
          <Shown />
        </main>
        <FormView />
      </div>
    </>
  );
}

function Shown() {
  switch (view.value) {
    case "papers":
      return <PapersView />;
    case "year":
      return <YearView />;
    case "years":
      return (
        <>
          <AllYears />
          <ChartView />
        </>
      );
    case "todo":
      return <ToDoView />;
    case "plan":
      return <PlanView />;
    case "take":
      return <TakeView />;
    case "person":
      return <PersonView />;
  }
}
