import { IconProjects } from '@/kit/icons'
import type { Feature } from '@/shell/feature'

export default {
  id: 'project',
  permission: 'project.read',
  menu: [{ group: 'project', order: 20, path: '/projects', label: 'project.menu', icon: IconProjects }],
  routes: [
    { path: '/projects', name: 'projects', component: () => import('./ProjectList.vue') },
    { path: '/projects/:code', name: 'project', component: () => import('./ProjectPage.vue'), props: true },
  ],
} satisfies Feature
