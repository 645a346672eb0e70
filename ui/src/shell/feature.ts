import type { Component } from 'vue'
import type { RouteRecordRaw } from 'vue-router'

/** One permission, or several of which one is enough. */
export type Needed = string | readonly string[]

/** An entry of the menu. Its words are `<feature id>.menu` unless `label` names another key. */
export interface MenuEntry {
  group: 'wall' | 'project' | 'paper' | 'setting'
  /** Place within the whole menu; lower is higher up. */
  order: number
  path: string
  label: string
  icon: Component
  /** What this entry needs, where that differs from its feature. */
  permission?: Needed
  /** How many things wait there for this person. */
  waiting?: () => Promise<number>
}

/** One noun of the product: what it adds to the routes and the menu, and the permission it needs to be seen. */
export interface Feature {
  id: string
  /** A route with `meta.permission` needs that instead. */
  routes: RouteRecordRaw[]
  menu: MenuEntry[]
  /** Absent: for everybody who has signed in. */
  permission?: Needed
}

declare module 'vue-router' {
  interface RouteMeta {
    /** Who may see the page; absent: everybody who has signed in. */
    permission?: Needed
    /** Shown without a session, outside the frame. */
    open?: boolean
    /** Shown outside the frame. */
    bare?: boolean
  }
}

const modules = import.meta.glob<Feature>('../features/*/index.ts', { eager: true, import: 'default' })

/** Every feature registers itself by existing: `features/<noun>/index.ts` exports a {@link Feature}. */
export const features: readonly Feature[] = Object.values(modules)

/** The pages of all features, each with what it needs. */
export function pages(of: readonly Feature[] = features): RouteRecordRaw[] {
  return of.flatMap(({ routes, permission }) =>
    routes.map(route => ({ ...route, meta: { permission, ...route.meta } })),
  )
}

/** The entries of the menu in their order, as far as `allows` lets them be seen. */
export function menu(allows: (needed: Needed) => boolean, of: readonly Feature[] = features): MenuEntry[] {
  const entries = of.flatMap(feature =>
    feature.menu.map(entry => ({ entry, needed: entry.permission ?? feature.permission })),
  )
  return entries
    .filter(({ needed }) => needed === undefined || allows(needed))
    .map(({ entry }) => entry)
    .sort((a, b) => a.order - b.order)
}
