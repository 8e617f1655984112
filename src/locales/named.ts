/** An object as messages speak of it: English says *pod "web-0"*, *claim "data-web-0"*, *StatefulSet "web"*. */
export interface Named {
  kind: string
  name: string
}
