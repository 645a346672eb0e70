/** Photos and papers of a project: added with place and time, shown, removed with a reason. */
import assert from 'node:assert/strict'
import { journey } from '../harness/journey.ts'
import { becomes } from '../harness/wait.ts'

interface FileView {
  name: string
  kind: string
  proves: boolean
  milestone: string | null
}

journey(
  'a photo is added to a project, proves a node with its place and time, and is removed with a reason',
  async ({ page, open, ask, size, picture, isAccessible, fitsTheScreen, expectFault }) => {
    const code = size === 'desk' ? 'EQ2023-002' : 'EQ2023-003'
    const list = () => ask<FileView[]>(`/api/projects/${code}/files`)
    await open(`/projects/${code}`)
    const panel = page.locator('.files')
    await panel.getByText('还没有文件').waitFor()
    const photo = await page.screenshot()

    await panel.getByRole('button', { name: '上传文件' }).click()
    const form = page.getByRole('dialog', { name: '上传文件' })
    await form.locator('input[type=file]').setInputFiles({
      name: '说明.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('不是照片，也不是文档'),
    })
    expectFault(/status of 422/)
    await form.getByRole('button', { name: '上传', exact: true }).click()
    await form.getByText('“说明.txt”不是可接收的文件').waitFor()

    await form.locator('input[type=file]').setInputFiles({
      name: '现场照片.png',
      mimeType: 'image/png',
      buffer: photo,
    })
    assert.equal(await form.getByText('不是可接收的文件').count(), 0, 'another file, another try')
    await form.getByText('佐证的节点').click()
    await page.getByRole('option').first().click()
    const time = form.getByLabel('拍摄时间')
    await time.fill('2023-03-30 09:15')
    await time.press('Enter')
    await form.getByLabel(/^经度/).fill('113.64')
    await form.getByLabel(/^纬度/).fill('34.72')
    await picture('file-form')
    await isAccessible()
    await fitsTheScreen()
    await form.getByRole('button', { name: '上传', exact: true }).click()
    await form.waitFor({ state: 'detached' })
    await becomes(async () => (await list()).length, 1, 'one file')
    const [added] = await list()
    assert.deepEqual([added?.name, added?.kind, added?.proves], ['现场照片.png', 'png', true])
    await panel.getByText(/^佐证：/).waitFor()
    await panel.getByText('2023-03-30 09:15 · 113.640000, 34.720000（上传人填写）').waitFor()
    const shown = panel.locator('img').first()
    await shown.scrollIntoViewIfNeeded()
    await becomes(
      () => shown.evaluate(img => (img as HTMLImageElement).naturalWidth > 0),
      true,
      'the thumbnail is drawn',
    )
    await picture('files')
    await isAccessible()

    await panel.getByRole('button', { name: '删除“现场照片.png”' }).click()
    const asking = page.getByRole('dialog', { name: '删除“现场照片.png”' })
    await asking.getByLabel(/^事由/).fill('照片重复')
    await asking.getByRole('button', { name: '删除' }).click()
    await panel.getByText('还没有文件').waitFor()
    assert.deepEqual(await list(), [])
  },
)
