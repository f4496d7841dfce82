import x from "../forms/x.json" with { type: "json" }; export const y: number = x.a.b;
