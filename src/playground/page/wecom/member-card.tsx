import type { WecomMember } from '../../wecom/wire';
import { Avatar } from '../shell/avatar';
import { Dialog } from '../shell/dialog';
import { Icon } from '../shell/icon';
import { useReader } from '../text/names';

/** Who somebody is, as WeCom shows a member whose name was pressed. */
export function MemberCard({ member, close }: { readonly member: WecomMember; close(): void }) {
  const { words } = useReader();
  return (
    <Dialog label={member.name} size="small" close={close}>
      <header>
        <h2>{words('aMember')}</h2>
        <button type="button" class="tool" aria-label={words('close')} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <div class="dialog-body wc-member">
        <Avatar person={{ id: member.userid, name: member.name, color: member.color }} />
        <div>
          <b>{member.name}</b>
          <p class="quiet">{member.title}</p>
          <code>{member.userid}</code>
        </div>
      </div>
    </Dialog>
  );
}
