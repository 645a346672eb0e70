import type { Component } from 'vue'
import type { RouteRecordRaw } from 'vue-router'

/** An entry of the menu. Its words are `<feature id>.menu` unless `label` names another key. */
export interface MenuEntry {
  group: 'wall' | 'project' | 'paper'
  /** Place within the whole menu; lower is higher up. */
  order: number
  path: string
  label: string
  icon: Component
}

/** One noun of the product: what it adds to the routes and the menu, and the permission it needs to be seen. */
export interface Feature {
  id: string
  routes: RouteRecordRaw[]
  menu: MenuEntry[]
  permission: string
}

const modules = import.meta.glob<Feature>('../features/*/index.ts', { eager: true, import: 'default' })

/** Every feature registers itself by existing: `features/<noun>/index.ts` exports a {@link Feature}. */
export const features: readonly Feature[] = Object.values(modules)
