import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icon.js";

interface ButtonProps {
  children?: ComponentChildren;
  onClick?: () => void;
  /** One main action a view; `plain` for the others, `quiet` for what is seldom wanted. */
  look?: "main" | "plain" | "quiet";
  icon?: IconName;
  /** The name of a button that shows an icon alone. */
  label?: string;
  disabled?: boolean;
  submit?: boolean;
  pressed?: boolean;
  id?: string;
}

export function Button({
  children,
  onClick,
  look = "plain",
  icon,
  label,
  disabled = false,
  submit = false,
  pressed,
  id,
}: ButtonProps) {
  return (
    <button
      type={submit ? "submit" : "button"}
      class={`button ${look}${children === undefined ? " square" : ""}`}
      onClick={onClick}
      disabled={disabled}
      aria-label={label}
      title={children === undefined ? label : undefined}
      aria-pressed={pressed}
      id={id}
    >
      {icon && <Icon name={icon} />}
      {children !== undefined && <span>{children}</span>}
    </button>
  );
}
